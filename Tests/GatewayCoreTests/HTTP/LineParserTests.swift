import Testing

@testable import GatewayCore

@Suite("Lines of a stream")
struct LineParserTests {
    private func lines(_ pieces: [String], limit: Int = 100) throws -> [String] {
        var parser = LineParser(limit: limit)
        return try pieces.flatMap { try parser.feed(Array($0.utf8)) }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("Cut at any byte, with either line end, empty lines ignored, the unfinished last one left out")
    func cuts() throws {
        let text = "{\"a\": \"é\"}\r\n\n{\"b\": 2}\n{\"c"
        for place in 0...text.utf8.count {
            let bytes = Array(text.utf8)
            var parser = LineParser()
            let lines = try parser.feed(Array(bytes[..<place])) + parser.feed(Array(bytes[place...]))
            #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["{\"a\": \"é\"}", "{\"b\": 2}"])
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
