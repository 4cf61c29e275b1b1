import Foundation
import TestSupport
import Testing

/// The guide's page about the command line, held against what the program's help lists.
@Suite("The guide and the command line", .promptly)
struct GuideProgramTests {
    private let home: ProgramHome
    private let article: GuideFile

    init() throws {
        home = try ProgramHome()
        article = try GuideFile("CommandLine")
    }

    /// The options in the help of a command.
    private func options(_ words: [String]) async throws -> Set<String> {
        let help = try await home.run(words + ["--help"]).output
        let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }
        return Set(lines.flatMap { line in Self.options(in: line.prefix { $0 != "<" }.description) })
    }

    private static func options(in text: String) -> [String] {
        text.matches(of: /(?:^|[^\w-])(--[a-z][a-z-]*|-[a-z])(?![\w-])/).map { String($0.output.1) }
    }

    @Test("The table has each option of the program, and no other")
    func options() async throws {
        let listed = article.rows(below: "Options").flatMap { Self.options(in: $0[0]) }
        #expect(try await Set(listed) == options([]))
    }

    /// The words that call a subcommand, as the program's help lists them.
    private func subcommands() async throws -> [[String]] {
        let overview = try await home.run(["--help"]).output
        let forms = overview.matches(of: /(?m)^ +parlance ([a-z]+)( export| import)?/)
        return forms.map { form in
            [String(form.output.1)] + (form.output.2.map { [String($0.dropFirst())] } ?? [])
        }.filter { $0 != ["help"] }
    }

    @Test("Each subcommand has a section with each of its options, and no other")
    func optionsOfSubcommands() async throws {
        var known: [String: Set<String>] = [:]
        for words in try await subcommands() {
            known[words[0], default: []].formUnion(try await options(words))
        }
        for (name, options) in known {
            let section = article.section("parlance \(name)")
            let lines = section.split(separator: "\n").filter { $0.hasPrefix("- `-") }
            // Every command has it.
            let own = options.subtracting(["--help", "-h"])
            #expect(Set(lines.flatMap { Self.options(in: String($0)) }) == own, "\(name)")
        }
    }

    @Test("The sections are the subcommands in the order of the help, and have each of their forms")
    func forms() async throws {
        var names: [String] = []
        for words in try await subcommands() where !names.contains(words[0]) { names.append(words[0]) }
        let sections = article.text.matches(of: /(?m)^### parlance ([a-z]+)$/).map { String($0.output.1) }
        #expect(sections == names + ["help"])
        let code = GuideFile.code(in: article.text)
        for name in names {
            let help = try await home.run([name, "--help"]).output
            for form in help.matches(of: /(?m)^(?:USAGE:| {6}) (parlance [a-z]+ [a-z]+)/).map(\.output.1) {
                #expect(code.contains { $0.hasPrefix(form) }, "\(form)")
            }
        }
    }

    @Test("No article names an option or a subcommand that isn't there")
    func known() async throws {
        // Those of llama-server and of Swift, in examples.
        var known: Set = ["--ctx-size", "--n-gpu-layers", "--static-swift-stdlib"]
        known.formUnion(try await options([]))
        let subcommands = try await subcommands()
        for words in subcommands { known.formUnion(try await options(words)) }
        for file in try GuideFile.all() {
            for option in Self.options(in: file.text) where option.hasPrefix("--") {
                #expect(known.contains(option), "\(file.name): \(option)")
            }
            for called in file.text.matches(of: /[`|] ?parlance ([a-z]+) [a-zA-Z]/) {
                let isKnown = called.output.1 == "help" || subcommands.contains { $0[0] == called.output.1 }
                #expect(isKnown, "\(file.name): \(called.output.0)")
            }
        }
    }

    @Test("An article comes after the help of the command of the same name, and a section alone")
    func articles() async throws {
        let text = try await home.run(["help", "tokens"])
        #expect(text.status == .exited(0))
        #expect(text.output.hasPrefix(try await home.run(["tokens", "--help"]).output))
        #expect(text.output.contains("\n\nTokens and money\n\nSee what a conversation costs"))
        let section = try await home.run(["help", "config", "models"]).output
        #expect(section.hasPrefix("Models\n\nmodels: holds"))
        #expect(!section.contains("Environment variables"))
        #expect(try await home.run(["help", "guide"]).output.contains("• First steps (parlance help start)\n"))
    }

    @Test("The list of topics says what each is about, and each of them has a text")
    func topics() async throws {
        let list = try await home.run(["help", "topics"])
        #expect(list.status == .exited(0))
        #expect(
            list.output.hasPrefix(
                "parlance help guide         The Parlance guide\nparlance help start         First steps\n"))
        let names = list.output.matches(of: /(?m)^parlance help (\w+) +[A-Z]/).map { String($0.output.1) }
        #expect(names.count == list.output.split(separator: "\n").count)
        #expect(names.contains("shell") && names.contains("figures"))
        for name in ["guide", "shell", "figures"] {
            #expect(try await home.run(["help", name]).status == .exited(0), "\(name)")
        }
    }

    @Test("At a terminal, the words that show a section follow the article")
    func sections() async throws {
        let chat = try home.chat(["help", "network"], columns: 120)
        try await chat.waitFor("One alone: parlance help network inspect")
        #expect(try await chat.waitForExit() == .exited(0))
    }

    @Test("DocC makes pages of the articles without a warning", .enabled(if: DocC.path != nil))
    func documentation() async throws {
        let path = try #require(DocC.path)
        let arguments = [
            "convert", GuideFile.folder.path, "--fallback-display-name", "Parlance", "--fallback-bundle-identifier",
            "parlance", "--output-dir", home.folder / "pages", "--warnings-as-errors",
        ]
        let run = try await ProgramRun.run(
            path, arguments, environment: ProcessInfo.processInfo.environment, workingDirectory: home.folder.path)
        #expect(run.errorOutput + run.output.trimmingCharacters(in: .newlines) == "")
        #expect(run.status == .exited(0))
        let names = try GuideFile.all().map(\.name).filter { $0 != "Parlance" }
        // The landing page is the root of all others.
        #expect(
            try String(contentsOfFile: home.folder / "pages/data/documentation/parlance.json", encoding: .utf8)
                .contains("topicSections"))
        for name in names {
            let page = home.folder / "pages/data/documentation/parlance/\(name.lowercased()).json"
            #expect(FileManager.default.fileExists(atPath: page), "\(name)")
        }
    }
}

/// The toolchain's DocC.
private enum DocC {
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/docc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
