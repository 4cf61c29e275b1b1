import GatewayCore
import Testing

@Suite("Server-sent events")
struct EventStreamParserTests {
    /// A stream and the events in it.
    struct Fixture: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let events: [ServerSentEvent]

        init(_ name: String, _ text: String, _ events: ServerSentEvent...) {
            self.init(name, bytes: Array(text.utf8), events)
        }

        init(_ name: String, bytes: [UInt8], _ events: [ServerSentEvent]) {
            (self.name, self.bytes, self.events) = (name, bytes, events)
        }

        var testDescription: String { name }
    }

    private static func event(_ text: String, event: String = "message", id: String = "") -> ServerSentEvent {
        ServerSentEvent(event: event, data: Array(text.utf8), id: id)
    }

    static let fixtures = [
        // The examples of the standard, WHATWG HTML, section 9.2.6.
        Fixture("standard: several data lines", "data: YHOO\ndata: +2\ndata: 10\n\n", event("YHOO\n+2\n10")),
        Fixture(
            "standard: comment and ids",
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            event("first event", id: "1"), event("second event"), event(" third event")),
        Fixture("standard: empty data and dropped end", "data\n\ndata\ndata\n\ndata:", event(""), event("\n")),
        Fixture("standard: the space is optional", "data:test\n\ndata: test\n\n", event("test"), event("test")),
        Fixture("LF", "data: a\n\ndata: b\n\n", event("a"), event("b")),
        Fixture("CR", "data: a\r\rdata: b\r\r", event("a"), event("b")),
        Fixture("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", event("a"), event("b")),
        Fixture("mixed line ends", "data: a\r\ndata: b\rdata: c\n\r\ndata: d\n\r", event("a\nb\nc"), event("d")),
        Fixture("LF CR is two line ends", "data: a\n\rdata: b\n\n", event("a"), event("b")),
        Fixture("byte order mark", "\u{FEFF}data: a\n\n", event("a")),
        Fixture("only one byte order mark counts", "\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n", event("b")),
        Fixture("byte order mark before an empty line", "\u{FEFF}\ndata: a\n\n", event("a")),
        Fixture("byte order mark later", "data: a\n\n\u{FEFF}data: b\n\n", event("a")),
        Fixture("event type", "event: delta\ndata: a\n\ndata: b\n\n", event("a", event: "delta"), event("b")),
        Fixture("the last event type counts", "event: x\nevent: y\ndata: a\n\n", event("a", event: "y")),
        Fixture("an empty event type is message", "event: x\nevent:\ndata: a\n\n", event("a")),
        Fixture("an event without data is none and its type is forgotten", "event: x\n\ndata: a\n\n", event("a")),
        Fixture(
            "ids stay, also of an event without data", "id: 7\n\ndata: a\n\ndata: b\nid: 8\n\n", event("a", id: "7"),
            event("b", id: "8")),
        Fixture("an id with NUL is ignored", "id: 1\nid: 2\0\ndata: a\n\n", event("a", id: "1")),
        Fixture("unknown fields", "foo: bar\nDATA: x\n data: x\ndatax: y\ndata : z\ndata: a\n\n", event("a")),
        Fixture("comments", ":\n: data: x\n:data: y\ndata: a\n: z\ndata: b\n\n", event("a\nb")),
        Fixture("only the first colon and the first space count", "data:  a: b\n\n", event(" a: b")),
        Fixture("many empty lines", "\n\n\r\n\rdata: a\n\n\n\n", event("a")),
        Fixture("an unfinished event is dropped", "data: a\n\ndata: b\n", event("a")),
        Fixture("an unfinished line is dropped", "data: a\n\ndata: b", event("a")),
        Fixture("UTF-8 of every length", "data: é€😀👩‍👩‍👧\n\n", event("é€😀👩‍👩‍👧")),
        Fixture("NUL and other controls in data", "data: a\0b\u{B}\u{2028}c\n\n", event("a\0b\u{B}\u{2028}c")),
        Fixture("nothing", ""),
        Fixture("end of an answer", "data: {\"a\":1}\n\ndata: [DONE]\n\n", event("{\"a\":1}"), event("[DONE]")),
        Fixture(
            "bytes that are not UTF-8", bytes: Array("data: ".utf8) + [0xFF, 0xC3] + Array("\n\n".utf8),
            [ServerSentEvent(data: [0xFF, 0xC3])]),
    ]

    @Test("A stream gives its events whole, byte by byte and cut in two anywhere", arguments: fixtures)
    func cuts(fixture: Fixture) throws {
        #expect(try parse([fixture.bytes]) == fixture.events)
        #expect(try parse(fixture.bytes.map { [$0] }) == fixture.events)
        for cut in fixture.bytes.indices {
            let pieces = [Array(fixture.bytes[..<cut]), Array(fixture.bytes[cut...])]
            #expect(try parse(pieces) == fixture.events, "cut at \(cut)")
        }
    }

    @Test("An event is handed out with the byte that ends its empty line, a CR too")
    func promptness() throws {
        var parser = EventStreamParser()
        #expect(try parser.feed("data: a\r\n".utf8) == [])
        #expect(try parser.feed("\r".utf8) == [Self.event("a")])
        #expect(try parser.feed("\ndata: b\n".utf8) == [])
        #expect(try parser.feed("\n".utf8) == [Self.event("b")])
    }

    @Test(
        "The reconnection time is the last retry field of digits alone",
        arguments: [
            ("retry: 10\nretry: 2500\n", Duration.milliseconds(2500)), ("retry: 10\nretry: 1x\n", .milliseconds(10)),
            ("retry: -5\n", nil), ("retry: +5\n", nil), ("retry\n", nil), ("retry: 99999999999999999999999\n", nil),
        ])
    func retry(text: String, time: Duration?) throws {
        var parser = EventStreamParser()
        _ = try parser.feed(text.utf8)
        #expect(parser.reconnectionTime == time)
    }

    @Test("After the end of the stream the parser starts over")
    func finishing() throws {
        var parser = EventStreamParser()
        _ = try parser.feed("id: 1\nevent: x\ndata: a".utf8)
        parser.finish()
        #expect(try parser.feed("\u{FEFF}data: b\n\n".utf8) == [Self.event("b")])
    }

    @Test("Bytes that are not UTF-8 become U+FFFD in the text")
    func invalidText() {
        #expect(ServerSentEvent(data: [0x61, 0xFF, 0x62]).text == "a\u{FFFD}b")
    }

    @Test(
        "An event up to the limit passes, a greater one is an error",
        arguments: [
            "data: " + String(repeating: "x", count: 200), String(repeating: "data: 456789\n", count: 20) + "\n",
            ": " + String(repeating: "x", count: 200),
        ])
    func limit(text: String) throws {
        var generous = EventStreamParser(limit: text.utf8.count)
        _ = try generous.feed(text.utf8)
        #expect(throws: EventStreamError.self) { try parse([Array(text.utf8)], limit: 100) }
        #expect(throws: EventStreamError.self) { try parse(text.utf8.map { [$0] }, limit: 100) }
    }

    @Test("Many small events pass a limit that is greater than each")
    func limitIsPerEvent() throws {
        let text = String(repeating: "data: 456789\n\n", count: 1000)
        #expect(try parse([Array(text.utf8)], limit: 20).count == 1000)
    }

    private func parse(
        _ pieces: [[UInt8]], limit: Int = EventStreamParser.defaultLimit
    ) throws(EventStreamError) -> [ServerSentEvent] {
        var parser = EventStreamParser(limit: limit)
        var events: [ServerSentEvent] = []
        for piece in pieces { events += try parser.feed(piece) }
        return events
    }
}
