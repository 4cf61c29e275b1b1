import Testing

@testable import TerminalEditor

@Suite("Pastes without marks")
struct UnbracketedPasteTests {
    private static func keys(_ text: String) -> [KeyParser.Event] { text.utf8.map(KeyParser.Event.key) }
    private static func paste(_ text: String) -> KeyParser.Event { .paste(Array(text.utf8)) }

    static let single: [(String, [KeyParser.Event])] = [
        ("line one\rline two\rline three", [paste("line one\rline two\rline three")]),
        ("line one\r\nline two\r\n", [paste("line one\r\nline two\r\n")]),
        ("one\rtwo\r", [paste("one\rtwo\r")]), ("\rone", [paste("\rone")]), ("a\r\r\rb\r", [paste("a\r\r\rb\r")]),
        ("\r\n", [paste("\r\n")]), ("a\r\n", [paste("a\r\n")]), ("\tif\r\t\tx", [paste("\tif\r\t\tx")]),
        ("!ls\r/quit\r", [paste("!ls\r/quit\r")]), ("ü漢\r👩‍💻\r", [paste("ü漢\r👩‍💻\r")]), ("a\n\tb\n", [paste("a\n\tb\n")]),
        // Keys.
        ("/help\r", keys("/help\r")), ("\r", keys("\r")), ("\r\r", keys("\r\r")), ("a\nb", keys("a\nb")),
        ("a\nb\r", keys("a\nb\r")), ("a\tb", keys("a\tb")), ("abc", keys("abc")), ("\n", keys("\n")),
        ("a\r\t", keys("a\r\t")),
        // With others they are keys, but CR LF is none.
        ("a\rb\u{3}", keys("a\rb\u{3}")), ("\u{1}a\rb", keys("\u{1}a\rb")),
        ("\u{1B}[Aa\rb", [.sequence([0x1B, 0x5B, 0x41])] + keys("a\rb")),
        ("\u{1B}[31ma\r\nb\u{3}", [.reply(.other), paste("a\r\nb"), .key(0x03)]),
        // Between marks all is part of the paste, and Enter behind it is a key.
        ("\u{1B}[200~a\r\nb\rc\u{1B}[201~\r", [paste("a\r\nb\rc"), .key(0x0D)]),
        ("\u{1B}]2;a\r\nb\u{7}x\r", [.reply(.other)] + keys("x\r")),
    ]

    @Test("One read", arguments: single)
    func oneRead(text: String, events: [KeyParser.Event]) {
        var typing = TypedText()
        typing.read(Array(text.utf8))
        #expect(typing.events == events)
    }

    @Test("While more follows, all of it is one paste, cut anywhere")
    func manyReads() {
        let text = "première\r\nzweite 漢字\rthird\r\n"
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            for second in cut...bytes.count {
                var typing = TypedText()
                typing.read(bytes[..<cut], moreFollows: true)
                typing.read(bytes[cut..<second], moreFollows: true)
                #expect(typing.events == [])
                typing.read(bytes[second...])
                #expect(typing.events == [Self.paste(text)])
            }
        }
    }

    @Test("Without more to follow, what comes at once after a paste is its rest: nothing is submitted or changed")
    func pauses() {
        let bytes = Array("one\r\nzweite é 漢字\rthird\r\nlast\r\n".utf8)
        for cut in 6...bytes.count {
            var typing = TypedText()
            typing.read(bytes[..<cut])
            typing.read(bytes[cut...], after: .milliseconds(30))
            #expect(!typing.events.contains(.key(0x0D)))
            #expect(typing.text == "one\nzweite é 漢字\nthird\nlast\n", "cut at \(cut)")
        }
    }

    @Test("Enter a moment after a paste submits it; what is typed then is keys")
    func enter() {
        var typing = TypedText()
        typing.read(Array("a\rb".utf8))
        typing.read(Array("\r".utf8), after: .milliseconds(60))
        typing.read(Array("/help\r".utf8), after: .milliseconds(60))
        #expect(typing.events == [Self.paste("a\rb")] + Self.keys("\r/help\r"))
    }

    @Test("When no more follows after all, what waited comes out")
    func noMore() {
        for (text, events) in [("ab\r", Self.keys("ab\r")), ("a\rb", [Self.paste("a\rb")])] {
            var typing = TypedText()
            typing.read(Array(text.utf8), moreFollows: true)
            #expect(typing.events == [])
            typing.read([])
            #expect(typing.events == events)
        }
    }

    @Test("What cannot be part of a paste does not wait")
    func waitsForNothing() {
        var typing = TypedText()
        typing.read(Array("\u{3}\u{1B}[Aab\u{3}".utf8), moreFollows: true)
        #expect(typing.events == [.key(0x03), .sequence([0x1B, 0x5B, 0x41])] + Self.keys("ab\u{3}"))
    }

    @Test("What was typed before the terminal was ours is keys")
    func typedBefore() {
        var parser = KeyParser()
        parser.append("one\rtwo\r".utf8)
        var events: [KeyParser.Event] = []
        while let event = parser.next() { events.append(event) }
        #expect(events == Self.keys("one\rtwo\r"))
    }

    @Test("A paste that is longer than allowed is cut, within no character")
    func tooLong() {
        var typing = TypedText()
        typing.parser.limit = 10
        typing.read(Array("123\r\n67é".utf8), moreFollows: true)
        typing.read(Array("é more".utf8))
        #expect(typing.events == [.cutPaste(Array("123\r\n67é".utf8))])
    }
}
