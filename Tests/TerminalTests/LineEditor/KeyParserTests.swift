import Testing

@testable import Terminal

@Suite("KeyParser")
struct KeyParserTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var events: [KeyParser.Event]

        init(_ name: String, _ keys: String, _ events: [KeyParser.Event]) {
            (testDescription, bytes, self.events) = (name, Array(keys.utf8), events)
        }

        init(_ name: String, bytes: [UInt8], _ events: [KeyParser.Event]) {
            (testDescription, self.bytes, self.events) = (name, bytes, events)
        }
    }

    private static func sequence(_ text: String) -> KeyParser.Event { .sequence([0x1B] + Array(text.utf8)) }

    static let cases = [
        Case("ASCII and controls", "a\r\u{7F}", [.key(0x61), .key(0x0D), .key(0x7F)]),
        Case("characters outside ASCII come together", "é漢👩‍💻a", [.text("é漢👩‍💻"), .key(0x61)]),
        Case("CSI", "\u{1B}[A\u{1B}[1;5Cx", [sequence("[A"), sequence("[1;5C"), .key(0x78)]),
        Case("SS3", "\u{1B}OPx", [sequence("OP"), .key(0x78)]),
        Case("Meta", "\u{1B}b\u{1B}\r", [sequence("b"), sequence("\r")]),
        Case("F1 of the Linux console", "\u{1B}[[Ax", [sequence("[[A"), .key(0x78)]),
        Case("an escape before an escape is alone", "\u{1B}\u{1B}[A", [.sequence([0x1B]), sequence("[A")]),
        Case("an escape before a letter outside ASCII is alone", "\u{1B}é", [.sequence([0x1B]), .text("é")]),
        Case("a control character cuts a sequence", "\u{1B}[1\rx", [sequence("[1"), .key(0x0D), .key(0x78)]),
        Case("a paste", "\u{1B}[200~a\r\n\u{1B}[31m\u{1B}[201~b", [.paste(Array("a\r\n\u{1B}[31m".utf8)), .key(0x62)]),
        Case("an empty paste", "\u{1B}[200~\u{1B}[201~", [.paste([])]),
        Case("an end of a paste without a beginning", "\u{1B}[201~a", [.key(0x61)]),
        Case(
            "a beginning inside a paste is part of it", "\u{1B}[200~\u{1B}[200~\u{1B}[201~",
            [.paste(Array("\u{1B}[200~".utf8))]),
        Case("bytes that are not UTF-8", bytes: [0xFF, 0xC3, 0x28], [.key(0x28)]),
        Case("C1 controls", bytes: [0xC2, 0x85, 0x61], [.key(0x61)]),
    ]

    @Test("All at once", arguments: cases)
    func whole(_ test: Case) {
        var parser = KeyParser()
        parser.append(test.bytes)
        #expect(events(of: &parser) == test.events)
    }

    @Test("Byte by byte", arguments: cases)
    func byteByByte(_ test: Case) {
        var parser = KeyParser()
        let found = test.bytes.flatMap { byte in
            parser.append([byte])
            return events(of: &parser)
        }
        // Text may come in pieces then.
        #expect(found.joined == test.events.joined)
    }

    @Test("Text of all kinds comes together where it may")
    func joined() {
        var parser = KeyParser()
        parser.joinsText = true
        parser.append("ab ü!\rc".utf8)
        #expect(events(of: &parser) == [.text("ab ü!"), .key(0x0D), .text("c")])
    }

    @Test("An escape waits for what follows, until it is told that nothing does")
    func loneEscape() {
        var parser = KeyParser()
        parser.append([0x1B])
        #expect(parser.next() == nil)
        #expect(parser.isInsideEscape)
        #expect(parser.endEscape() == .sequence([0x1B]))
        #expect(!parser.isInsideEscape)
    }

    @Test("A paste whose end is lost can be ended")
    func lostEnd() {
        var parser = KeyParser()
        parser.append("\u{1B}[200~abc".utf8)
        #expect(parser.next() == nil)
        #expect(parser.isInsidePaste)
        #expect(parser.endPaste() == .paste(Array("abc".utf8)))
        #expect(!parser.isInsidePaste)
    }

    private func events(of parser: inout KeyParser) -> [KeyParser.Event] {
        var events: [KeyParser.Event] = []
        while let event = parser.next() { events.append(event) }
        return events
    }
}

extension [KeyParser.Event] {
    fileprivate var joined: [KeyParser.Event] {
        reduce(into: []) { events, event in
            if case .text(let text) = event, case .text(let before) = events.last {
                events[events.count - 1] = .text(before + text)
            } else {
                events.append(event)
            }
        }
    }
}
