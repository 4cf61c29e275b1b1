import Foundation
import Testing

@testable import ParlanceChat

/// What the README says that one can type in the chat.
@Suite("The README and the chat")
struct ReadmeCommandsTests {
    private static let text = Result {
        let file = URL(filePath: #filePath).appending(path: "../../../../README.md").standardizedFileURL
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test("Each command that it names is there, and the dozen that one needs are among them")
    func commands() throws {
        let text = try Self.text.get()
        let named = text.matches(of: /`\/([a-z]+)[^`\/]*`/).map { String($0.output.1) }
        for name in named { #expect(CommandTable.standard[name] != nil, "/\(name)") }
        #expect(Set(named).count >= 12)
    }

    @Test("Each key that it names is one of the chat's")
    func keys() throws {
        let known = Set(ChatReference.keys.flatMap { KeyName.all(in: $0.usage) })
        let named = try Self.text.get().matches(of: /\b(?:Ctrl|Alt)-[A-Z](?![a-z])/).map { KeyName($0.output) }
        #expect(!named.isEmpty)
        for key in named { #expect(known.contains(key), "\(key)") }
    }
}
