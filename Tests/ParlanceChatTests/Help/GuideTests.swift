import Foundation
import TestSupport
import Testing

@testable import ParlanceChat

/// The articles of the guide, held against each other and against what can be typed in the chat.
@Suite("The guide")
struct GuideTests {
    private let files: [GuideFile]
    private let chat: GuideFile

    init() throws {
        files = try GuideFile.all()
        chat = try GuideFile("Chat")
    }

    // MARK: Articles

    @Test("The program has each file of the folder as it is there, and each is a topic")
    func embedded() {
        #expect(GuideArticle.names == files.map(\.name))
        for file in files { #expect(GuideArticle(named: file.name)?.text == file.text, "\(file.name)") }
        #expect(HelpTopic.articles.map(\.articleName).sorted() == files.map(\.name))
    }

    @Test("Each begins with a title and one sentence")
    func beginnings() throws {
        for file in files {
            let parts = file.text.split(separator: "\n\n", maxSplits: 2).map(String.init)
            #expect(parts[0].wholeMatch(of: /# [A-Z][^\n]+/) != nil, "\(file.name)")
            #expect(parts[1].wholeMatch(of: /[A-Z][^.]+\./) != nil, "\(file.name): \(parts[1])")
        }
    }

    @Test("The landing page lists each article once, by its title")
    func landingPage() throws {
        let landing = try GuideFile("Parlance")
        let listed = landing.section("Topics").matches(of: /(?m)^- \[([^\]]+)\]\(doc:(\w+)\)$/)
        let others = files.filter { $0.name != "Parlance" }
        #expect(listed.map { String($0.output.2) }.sorted() == others.map(\.name))
        for link in listed {
            #expect(GuideArticle(named: String(link.output.2))?.title == String(link.output.1))
        }
    }

    @Test("Each link leads to an article, or to a heading of one")
    func links() throws {
        for file in files {
            for link in file.text.matches(of: /\]\(([^)]*)\)/) {
                let target = String(link.output.1)
                if target.hasPrefix("https://") { continue }
                let parts = target.split(separator: "#", maxSplits: 1).map(String.init)
                let article = try #require(
                    parts[0].hasPrefix("doc:") ? GuideArticle(named: String(parts[0].dropFirst(4))) : nil,
                    "\(file.name): \(target)")
                if parts.count > 1 {
                    #expect(article.section(at: parts[1]) != nil, "\(file.name): \(target)")
                }
            }
            // What DocC makes links of, but other readers don't.
            #expect(!file.text.contains("<doc:") && file.text.firstMatch(of: /[^`]``[^`]/) == nil, "\(file.name)")
        }
    }

    @Test("Spelled out, no link is left, and each names a topic that shows the place")
    func spelledOut() throws {
        for file in files {
            let text = GuideLinks.spelledOut(in: file.text, command: "/help")
            #expect(!text.contains("doc:"), "\(file.name)")
            for hint in text.matches(of: /\(`\/help ([^`]+)`\)/) where !file.text.contains(hint.output.0) {
                #expect(HelpTopic(meantBy: String(hint.output.1))?.text.isEmpty == false, "\(hint.output.1)")
            }
        }
    }

    // MARK: Commands

    @Test("Every command is in the chat's article with all that it accepts, and so is every sign")
    func commands() {
        let code = Set(GuideFile.code(in: chat.text))
        for entry in ChatReference.commands + ChatReference.signs {
            #expect(code.contains(entry.usage), "\(entry.usage)")
        }
        for command in CommandTable.standard.all {
            let lines =
                chat.section("Commands") + chat.section("During an answer") + chat.section("Write and edit messages")
            #expect(lines.contains("\n- `/\(command.name)"), "\(command.name)")
        }
    }

    @Test("The words of other programs are the aliases")
    func aliases() {
        let rows = chat.rows(below: "Words of other programs").map { $0.map { GuideFile.code(in: $0) } }
        let aliases = CommandTable.standard.all.filter { !$0.aliases.isEmpty }
        #expect(rows == aliases.map { [["/\($0.name)"], $0.aliases.map { "/\($0)" }] })
    }

    @Test("No article names a command that isn't there")
    func knownCommands() {
        for file in files {
            for named in file.text.matches(of: /(?:^|[\s(`"])\/([a-z?]+)(?![\w\/.:-])/) {
                let name = String(named.output.1)
                #expect(CommandTable.standard[name] != nil, "\(file.name): /\(name)")
            }
        }
    }

    @Test("No article shows a use of /help that has no answer")
    func knownTopics() {
        for file in files {
            for named in file.text.matches(of: /(?:\/|parlance )help ([^`\n]+)/) {
                let said = String(named.output.1)
                guard said.first?.isUppercase == false || said.hasPrefix("Ctrl") else { continue }
                if case .unknown = HelpSubject(said, commands: .standard), !said.hasPrefix("sessions export") {
                    Issue.record("\(file.name): help \(said)")
                }
            }
        }
    }

    // MARK: Keys

    @Test("Every key is in the table of keys, and every key that an article names is one of them")
    func keys() {
        let table = chat.rows(below: "Keys").flatMap { KeyName.all(in: $0[0]) }
        let known = Set(ChatReference.keys.flatMap { KeyName.all(in: $0.usage) })
        #expect(Set(table) == known)
        // Ctrl-X is the first half of others; Shift-Enter and Ctrl with arrows are up to the terminal.
        for file in files {
            for named in file.text.matches(of: /\b(?:Ctrl|Alt)-(?:Enter|[A-Z_](?![a-z]))/) {
                #expect(known.contains(KeyName(named.output)), "\(file.name): \(named.output)")
            }
        }
    }

    // MARK: Presets

    @Test("The keys of a preset are those that its reader knows, and the example is one")
    func presets() throws {
        let article = try GuideFile("Attachments")
        let keys = article.rows(below: "Presets").flatMap { GuideFile.code(in: $0[0]) }
        #expect(Set(keys) == Set(PresetReader.Key.allCases.map(\.rawValue)))
        let example = try #require(article.blocks(of: "markdown").first)
        let preset = try PresetReader(file: "NAME.md").read(example, name: "NAME")
        #expect(preset.model == "mistral:mistral-small-latest")
        #expect(preset.variables.map(\.name) == ["language", "tone", "input"])
    }
}
