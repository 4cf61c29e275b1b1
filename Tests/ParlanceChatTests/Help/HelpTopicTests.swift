import TerminalEditor
import Testing

@testable import ParlanceChat

@Suite("The topics of the help")
struct HelpTopicTests {
    @Test("Each has a title and a text, and a word means one of them only")
    func texts() {
        var words: Set<String> = []
        for topic in HelpTopic.all {
            #expect(!topic.title.isEmpty, "\(topic.name)")
            #expect(topic.text.hasPrefix("#") && topic.text.contains("# \(topic.title)\n\n"), "\(topic.name)")
            for word in [topic.name] + topic.aliases {
                #expect(words.insert(word).inserted, "\(word)")
            }
        }
    }

    @Test(
        "What was a topic before the guide still is one",
        arguments: [
            "start", "models", "writing", "files", "shell", "branches", "sessions", "tokens", "json", "presets",
            "themes", "config", "scripts", "trouble",
        ])
    func earlier(name: String) {
        #expect(HelpTopic(meantBy: name)?.name == name)
    }

    @Test("The commands that a topic is about are there")
    func commands() {
        for topic in HelpTopic.all {
            for command in topic.commands {
                #expect(CommandTable.standard.all.contains { $0.name == command }, "\(command)")
            }
        }
    }

    @Test(
        "A section is shown alone", arguments: [("config models", "Models\n"), ("apikeys", "Keys\n")])
    func section(words: String, beginning: String) async {
        let text = await CommandTranscript.text(of: "/help \(words)")
        #expect(text.hasPrefix("> /help \(words)\n\(beginning)"), "\(text)")
        #expect(!text.contains("Environment variables") && !text.contains("One alone:"), "\(text)")
    }

    @Test("A whole article is told with the words that show one section of it, on a terminal only")
    func sections() async {
        let text = await CommandTranscript.text(of: "/help network")
        #expect(text.hasPrefix("> /help network\nThe network\n\nWhat happens when a server is slow"))
        let hint = HelpTopic(meantBy: "network")?.sectionHint("/help")
        #expect(
            hint
                == "Sections: retries, fallbacks, parameters, certificates, inspect. One alone: /help network inspect")
        #expect(hint.map(text.contains) == false)
        #expect(HelpTopic(meantBy: "network inspect")?.sectionHint("/help") == nil)
    }

    @Test("No line of a text is wider than the window", arguments: HelpTopic.all.map(\.name))
    func fits(name: String) async {
        let text = await CommandTranscript.text(of: "/help \(name)", columns: 60)
        // Code is never wrapped, and neither is a word.
        let code = HelpTopic(meantBy: name)?.text.split(separator: "\n") ?? []
        for line in text.split(separator: "\n") where line.cellWidth > 60 && line.contains(" ") {
            #expect(code.contains { $0 == line }, "\(line)")
        }
    }
}
