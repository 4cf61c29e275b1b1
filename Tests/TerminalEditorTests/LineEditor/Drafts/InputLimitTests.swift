import Foundation
import Testing

import ParlanceSystem
@testable import TerminalEditor

@Suite("What comes at a prompt has a bound")
struct InputLimitTests {
    /// What a parser makes of pieces.
    private func events(_ pieces: [String], limit: Int) -> [KeyParser.Event] {
        var parser = KeyParser()
        parser.limit = limit
        var events: [KeyParser.Event] = []
        for piece in pieces {
            parser.append(Array(piece.utf8))
            while let event = parser.next() { events.append(event) }
        }
        return events
    }

    @Test(
        "A paste that is longer is cut, within no character, and what follows it is read",
        arguments: [
            (["\u{1B}[200~12345678901\u{1B}[201~", "x"], "1234567890"),
            (["\u{1B}[200~", "123456", "789", "0123", "456", "\u{1B}[201~", "x"], "1234567890"),
            (["\u{1B}[200~", "123456789é", "é", "\u{1B}[201~", "x"], "123456789"),
            (["\u{1B}[200~", "1234567日", "日本", "\u{1B}[20", "1~x"], "1234567日"),
            (["\u{1B}[200~", "12345678日", "日本", "\u{1B}[201~", "x"], "12345678"),
            (["\u{1B}[200~", "123456\u{1B}[A", "789012", "\u{1B}[201~", "x"], "123456\u{1B}[A7"),
        ])
    func pastes(pieces: [String], kept: String) {
        // Each piece alone is small enough to wait.
        let pieces = pieces.flatMap { $0.map(String.init) }
        #expect(events(pieces, limit: 10) == [.cutPaste(Array(kept.utf8)), .key(UInt8(ascii: "x"))])
    }

    @Test("A paste as long as is allowed is whole")
    func wholePaste() {
        let pieces = "\u{1B}[200~1234567890\u{1B}[201~".map(String.init)
        #expect(events(pieces, limit: 10) == [.paste(Array("1234567890".utf8))])
    }

    @Test("What is typed while nobody reads is kept up to the bound")
    func ahead() {
        var parser = KeyParser()
        parser.limit = 10
        for _ in 0..<1_000 { parser.append(Array("abc".utf8)) }
        var count = 0
        while parser.next() != nil { count += 1 }
        #expect(count == 9)
        parser.append(Array("d".utf8))
        #expect(parser.next() == .key(UInt8(ascii: "d")))
    }

    /// What a reader of a pipe gives, and what it says.
    private func lines(_ text: String, limit: Int) async throws -> (inputs: [LineInput], words: String) {
        let (input, words) = (Pipe(), Pipe())
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let reader = PlainLineReader(
            input: FileDescriptor(input.fileHandleForReading.fileDescriptor),
            promptOutput: FileDescriptor(words.fileHandleForWriting.fileDescriptor), limit: limit)
        var inputs: [LineInput] = []
        repeat { inputs.append(await reader.readLine(LinePrompt(""))) } while inputs.last != .endOfInput
        inputs.append(await reader.readLine(LinePrompt("")))
        await reader.close()
        try words.fileHandleForWriting.close()
        return (inputs, String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }

    @Test(
        "A line that is longer ends the reading with a sentence; what came before it is read",
        arguments: [
            ("one\n123456789012\nthree\n", ["one"]), ("123456789012", []),
            ("one\ntwo\n123456789012345", ["one", "two"]),
        ])
    func longLine(text: String, lines expected: [String]) async throws {
        let (inputs, words) = try await lines(text, limit: 10)
        #expect(inputs == expected.map(LineInput.line) + [.endOfInput, .endOfInput])
        #expect(
            words == "The line is longer than the limit of 10 bytes; nothing after it is read either. "
                + "Attach a file instead (/attach FILE).\n")
    }

    @Test("Lines as long as is allowed, and any number of them, are read", arguments: ["\n", "\r\n"])
    func manyLines(end: String) async throws {
        let (inputs, words) = try await lines(
            String(repeating: "123456789" + end, count: 100) + "1234567890", limit: 10)
        #expect(inputs.count == 103 && words == "")
        #expect(inputs[100] == .line("1234567890"))
    }
}
