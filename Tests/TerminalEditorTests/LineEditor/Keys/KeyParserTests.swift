import Testing

@testable import TerminalEditor

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
        Case(
            "a control character within a sequence is a key, and the sequence goes on", "\u{1B}[1\rmx",
            [.key(0x0D), .reply(.other), .key(0x78)]),
        Case("a paste", "\u{1B}[200~a\r\n\u{1B}[31m\u{1B}[201~b", [.paste(Array("a\r\n\u{1B}[31m".utf8)), .key(0x62)]),
        Case("an empty paste", "\u{1B}[200~\u{1B}[201~", [.paste([])]),
        Case("an end of a paste without a beginning", "\u{1B}[201~a", [.key(0x61)]),
        Case(
            "a beginning inside a paste is part of it", "\u{1B}[200~\u{1B}[200~\u{1B}[201~",
            [.paste(Array("\u{1B}[200~".utf8))]),
        Case("bytes that are not UTF-8", bytes: [0xFF, 0xC3, 0x28], [.key(0x28)]),
        Case(
            "Alt-] and others before a key", "\u{1B}]\r\u{1B}P\u{1B}b",
            [sequence("]"), .key(0x0D), sequence("P"), sequence("b")]),
        Case("Alt-] before a line that was typed ahead", "\u{1B}]b\r", [sequence("]"), .key(0x62), .key(0x0D)]),
        Case("C1 controls", bytes: [0xC2, 0x85, 0x61], [.key(0x61)]),
    ]

    @Test("All at once", arguments: cases)
    func whole(_ test: Case) {
        var parser = KeyParser()
        parser.append(test.bytes)
        #expect(events(of: &parser) == test.events)
    }

    @Test("Byte by byte", arguments: cases.filter { !$0.testDescription.contains("typed ahead") })
    func byteByByte(_ test: Case) {
        var parser = KeyParser()
        let found = test.bytes.flatMap { byte in
            parser.append([byte])
            return events(of: &parser)
        }
        // Text may come in pieces then.
        #expect(found.joined == test.events.joined)
    }

    static let replies = [
        Case(
            "a background, ended by BEL", "a\u{1B}]11;rgb:1616/1c1c/2626\u{7}b",
            [.key(0x61), .reply(.background(RGB(0x16, 0x1C, 0x26))), .key(0x62)]),
        Case(
            "a background, ended by ST", "\u{1B}]11;#161c26\u{1B}\\b",
            [.reply(.background(RGB(0x16, 0x1C, 0x26))), .key(0x62)]),
        Case(
            "ended by ST as one byte", bytes: Array("\u{1B}]11;rgb:1/2/3".utf8) + [0x9C],
            [.reply(.background(RGB(17, 34, 51)))]),
        Case("no colour", "\u{1B}]11;?\u{7}b", [.reply(.background(nil)), .key(0x62)]),
        Case(
            "a background whose end got lost before a key", "\u{1B}]11;rgb:1/2/3\u{1B}[A",
            [.reply(.background(RGB(17, 34, 51))), sequence("[A")]),
        Case("device attributes", "\u{1B}[?64;1;22cx", [.reply(.deviceAttributes), .key(0x78)]),
        Case("device attributes without any", "\u{1B}[?c", [.reply(.deviceAttributes)]),
        Case("the answer to another question", "\u{1B}[?2026;2$yx", [.reply(.other), .key(0x78)]),
        Case("the place of the cursor", "\u{1B}[24;80Rx", [.reply(.cursor(row: 23, column: 79)), .key(0x78)]),
        Case("no place", "\u{1B}[99999999999999999999;1R\u{1B}[0;0R", [.reply(.other), .reply(.other)]),
        Case("the focus", "\u{1B}[I\u{1B}[O", [.reply(.focus(true)), .reply(.focus(false))]),
    ]

    @Test("What the terminal says of itself", arguments: replies)
    func reply(_ test: Case) {
        var parser = KeyParser()
        parser.append(test.bytes)
        #expect(events(of: &parser) == test.events)
    }

    @Test("The same byte by byte", arguments: replies)
    func slowReply(_ test: Case) {
        var parser = KeyParser()
        let found = test.bytes.flatMap { byte in
            parser.append([byte])
            return events(of: &parser)
        }
        #expect(found.joined == test.events.joined)
    }

    @Test(
        "A string whose end is lost swallows what is typed for a while; Enter, Ctrl-C and a pause end it",
        arguments: [
            ("\r", [.reply(.background(RGB(17, 34, 51))), .key(0x0D), .key(0x79)]),
            ("\u{3}", [.reply(.background(RGB(17, 34, 51))), .key(0x03), .key(0x79)]),
            ("\u{18}", [.reply(.background(RGB(17, 34, 51))), .key(0x18), .key(0x79)]),
            ("\u{4}", [.reply(.background(RGB(17, 34, 51))), .key(0x04), .key(0x79)]),
            ("x", []),
        ] as [(String, [KeyParser.Event])])
    func lostStringEnd(key: String, expected: [KeyParser.Event]) {
        var typing = TypedText()
        typing.read(Array("\u{1B}]11;rgb:1/2/3".utf8))
        typing.read(Array(key.utf8), after: .milliseconds(500))
        typing.read(Array("y".utf8), after: .milliseconds(300))
        #expect(typing.events == expected)
        for (index, letter) in "hello world".enumerated() {
            typing.read(Array(String(letter).utf8), after: .milliseconds(index == 0 ? 2500 : 50))
        }
        #expect(typing.text.hasSuffix("hello world"))
    }

    @Test("A sequence whose rest is lost takes a key at most, and none after a pause")
    func lostFinal() {
        var typing = TypedText()
        typing.read(Array("\u{1B}[?64;1".utf8))
        typing.read(Array("\u{3}".utf8), after: .milliseconds(100))
        typing.read(Array("a".utf8), after: .milliseconds(100))
        typing.read(Array("b".utf8), after: .milliseconds(100))
        typing.read(Array("\u{1B}[?64;1".utf8), after: .milliseconds(100))
        typing.read(Array("1".utf8), after: .milliseconds(3100))
        typing.read(Array("2".utf8), after: .milliseconds(100))
        #expect(typing.events == [.key(0x03), .reply(.other), .key(0x62), .key(0x31), .key(0x32)])
    }

    @Test(
        "Alt with a character that may begin a sequence is a key once nothing follows; the rest of a sequence is none",
        arguments: [
            ("", "[?64;1c"), ("", "]11;rgb:1/2/3\u{7}"), ("", "P>|x\u{1B}\\"), ("", "_Gi=1;OK\u{1B}\\"),
            ("[", "?64;1c"),
            ("]", "11;rgb:1/2/3\u{7}"), ("]", "11;rgb:"), ("P", "1+r436F\u{1B}\\"), ("X", "any\u{1B}\\"),
        ])
    func endedEscape(begun: String, rest: String) {
        for (typed, text) in [(rest, ""), ("x", "x"), ("1", "1")] {
            var typing = TypedText()
            typing.read(Array("\u{1B}\(begun)".utf8))
            #expect(typing.parser.isInsideEscape && typing.parser.isInsideAltKey == !begun.isEmpty)
            #expect(typing.parser.endEscape() == .sequence([0x1B] + Array(begun.utf8)))
            #expect(!typing.parser.isInsideEscape)
            typing.read(Array(typed.utf8), after: .milliseconds(60))
            #expect(typing.text == text)
        }
    }

    @Test(
        "What is no key's beginning waits without a time-out",
        arguments: ["[?6", "[1", "]11;rgb:1", "]11;x\u{1B}", "P1"])
    func insideReport(text: String) {
        var parser = KeyParser()
        parser.append("\u{1B}\(text)".utf8)
        #expect(parser.next() == nil)
        #expect(parser.isInsideReport && !parser.isInsideEscape)
        #expect(parser.endEscape() == nil)
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
