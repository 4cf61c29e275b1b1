import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("The topics of the help")
struct HelpTopicTests {
    @Test("Each has a title and a text, and a word means one of them only")
    func texts() {
        var words: Set<String> = []
        for topic in HelpTopic.all {
            #expect(!topic.title.isEmpty && !topic.body.isEmpty, "\(topic.name)")
            #expect(topic.text.hasPrefix("# \(topic.title)\n\n"), "\(topic.name)")
            for word in [topic.name] + topic.aliases {
                #expect(words.insert(word).inserted, "\(word)")
            }
        }
    }

    @Test("Every command that a text names is there", arguments: HelpTopic.all.map(\.name))
    func commands(name: String) throws {
        let topic = try #require(HelpTopic.all.first { $0.name == name })
        let named = topic.text.matches(of: /`\/([a-z]+)/).map { String($0.output.1) }
        for command in named + topic.commands {
            #expect(CommandTable.standard.all.contains { $0.name == command }, "\(command)")
        }
    }

    @Test("Every topic that a text names is there")
    func topics() {
        for topic in HelpTopic.all {
            for named in topic.text.matches(of: /help ([a-z]+)/) {
                #expect(HelpTopic.all.contains { $0.name == named.output.1 }, "\(topic.name): \(named.output.1)")
            }
        }
    }

    @Test("Each fits on a screen of 24 rows", arguments: HelpTopic.all.map(\.name))
    func fits(name: String) async {
        let text = await CommandTranscript.text(of: "/help \(name)")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 24, "\(text)")
    }
}
