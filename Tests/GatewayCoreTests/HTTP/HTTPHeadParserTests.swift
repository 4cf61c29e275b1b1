import Testing

@testable import GatewayCore

@Suite("The head of a response")
struct HTTPHeadParserTests {
    /// The last step that is not `incomplete` over all lines.
    private func parse(_ lines: String...) -> [HTTPHeadParser.Step] {
        var parser = HTTPHeadParser()
        return lines.map { parser.feed(($0 + "\r\n").utf8) }.filter { $0 != .incomplete }
    }

    @Test("Status and fields are read, with white space around values removed")
    func plain() {
        #expect(
            parse("HTTP/1.1 404 Not Found", "A:1", "B: \t two words  ", "Empty:", "") == [
                .head(HTTPHead(status: 404, headers: ["A": "1", "B": "two words", "Empty": ""]))
            ])
        #expect(parse("HTTP/2 200", "") == [.head(HTTPHead(status: 200))])
    }

    @Test("A folded line goes on with the value before it")
    func folding() {
        #expect(
            parse("HTTP/1.1 200 OK", "A: one", "  two", "\tthree", "B: 4", "") == [
                .head(HTTPHead(status: 200, headers: ["A": "one two three", "B": "4"]))
            ])
    }

    @Test("Interim heads are passed over, 101 is final")
    func interim() {
        #expect(
            parse("HTTP/1.1 100 Continue", "X: 1", "", "HTTP/1.1 103 Early Hints", "", "HTTP/1.1 200 OK", "Y: 2", "")
                == [.head(HTTPHead(status: 200, headers: ["Y": "2"]))])
        #expect(parse("HTTP/1.1 101 Switching Protocols", "") == [.head(HTTPHead(status: 101))])
    }

    @Test("Trailers after the head are ignored")
    func trailers() {
        #expect(parse("HTTP/1.1 200 OK", "", "X-Trailer: 1", "") == [.head(HTTPHead(status: 200))])
    }

    @Test("What is no status line, and a head without end, are invalid")
    func invalid() {
        #expect(parse("SSH-2.0-OpenSSH") == [.invalid])
        #expect(parse("HTTP/1.1 abc") == [.invalid])
        var parser = HTTPHeadParser()
        _ = parser.feed("HTTP/1.1 200 OK\r\n".utf8)
        let line = "X: " + String(repeating: "x", count: 1021)
        let steps = (0...(HTTPHeadParser.limit / 1024)).map { _ in parser.feed(line.utf8) }
        #expect(steps.last == .invalid)
        #expect(steps.first == .incomplete)
    }
}
