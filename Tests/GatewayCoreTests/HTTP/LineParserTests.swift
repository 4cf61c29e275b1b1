import Testing

@testable import GatewayCore

@Suite("Lines of a stream")
struct LineParserTests {
    private func lines(_ pieces: [String], limit: Int = 100) throws -> [String] {
        var parser = LineParser(limit: limit)
        var lines: [[UInt8]] = []
        for piece in pieces { try parser.feed(piece.utf8, into: &lines) }
        if let last = parser.finish() { lines.append(last) }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("Cut at any byte, with any line end, empty lines kept, the last one handed out at the end")
    func cuts() throws {
        let bytes = Array("\u{FEFF}{\"a\": \"é\"}\r\n\n{\"b\": 2}\r\u{FEFF}\r\r{\"c".utf8)
        for place in 0...bytes.count {
            var parser = LineParser()
            var lines: [[UInt8]] = []
            try parser.feed(bytes[..<place], into: &lines)
            try parser.feed(bytes[place...], into: &lines)
            if let last = parser.finish() { lines.append(last) }
            let expected = ["{\"a\": \"é\"}", "", "{\"b\": 2}", "\u{FEFF}", "", "{\"c"]
            #expect(lines.map { String(decoding: $0, as: UTF8.self) } == expected, "cut at \(place)")
        }
    }

    @Test("A line above the limit is an error, whether it has come to its end or not")
    func limit() throws {
        #expect(try lines(["12345\n", "123", "45\n"], limit: 5) == ["12345", "12345"])
        #expect(throws: EventStreamError(limit: 5)) { try lines(["123456"], limit: 5) }
        #expect(throws: EventStreamError(limit: 5)) { try lines(["1234", "56\n"], limit: 5) }
        #expect(throws: EventStreamError(limit: 5)) { try lines(["123456\n"], limit: 5) }
    }
}
