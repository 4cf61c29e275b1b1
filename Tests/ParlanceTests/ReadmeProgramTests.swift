import Foundation
import TestSupport
import Testing

/// What the README says that one can type at the shell.
@Suite("The README and the program", .promptly)
struct ReadmeProgramTests {
    private let home: ProgramHome
    private let text: String

    init() throws {
        home = try ProgramHome()
        let file = URL(filePath: #filePath).appending(path: "../../../README.md").standardizedFileURL
        text = try String(contentsOf: file, encoding: .utf8)
    }

    /// The words after the program's name in each place of the README that calls it.
    private var calls: [[String]] {
        text.matches(of: /(?m)(?:`|^|\| |parlance )parlance ([^`|#\n]+)/).map { match in
            match.output.1.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }

    @Test("Each subcommand that it names has help, and each option is in it")
    func subcommands() async throws {
        #expect(calls.count >= 8)
        for words in calls {
            let name = words[0]
            let isCommand = name != "help" && name.allSatisfy(\.isLowercase)
            let help = try await home.run(isCommand ? ["help", name] : ["--help"])
            #expect(help.status == .exited(0), "\(words)")
            for option in words where option.hasPrefix("-") {
                #expect(help.output.contains(option), "\(words)")
            }
            if isCommand, words.count > 1, words[1].allSatisfy(\.isLowercase) {
                #expect(help.output.contains("parlance \(name) \(words[1])"), "\(words)")
            }
        }
    }

    @Test("The server that it adds can be added so")
    func configuration() async throws {
        let example = try #require(text.firstMatch(of: /(?m)^```yaml\n([\s\S]*?)^```$/)).output.1
        let file = home.folder / "config.yaml"
        try String(example).write(toFile: file, atomically: true, encoding: .utf8)
        let check = try await home.run(["config", "check", "--config", file])
        #expect(check.status == .exited(0), "\(check.errorOutput)")
        #expect(check.output + check.errorOutput == "\(file): no problems found.\n")
    }
}
