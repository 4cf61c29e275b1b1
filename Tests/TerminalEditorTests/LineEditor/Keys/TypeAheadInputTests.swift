import Testing

@testable import TerminalEditor

struct TypeAheadInputTests {
    private func typed(_ keys: String, on draft: Draft = Draft()) -> [String] {
        var (parser, ahead) = (KeyParser(), TypeAheadInput(on: draft))
        parser.append(Array(keys.utf8))
        while let event = parser.next() { ahead.receive(event) }
        return ahead.submitted + [ahead.draft.text]
    }

    @Test("Enter ends a draft; what follows is the next one")
    func submitted() {
        #expect(typed("one\rtwo\rthr") == ["one", "two", "thr"])
        #expect(typed("grüße 👨‍👩‍👧\r") == ["grüße 👨‍👩‍👧", ""])
    }

    @Test("It goes on with the draft that waits, at its cursor")
    func waiting() {
        #expect(typed("b", on: Draft(before: "a", after: "c")) == ["abc"])
    }

    @Test("Corrections, line breaks and pastes count as at the prompt; other keys do not")
    func keys() {
        #expect(typed("abc\u{7F}\u{8}") == ["a"])
        #expect(typed("a b\u{17}c\u{15}d") == ["d"])
        #expect(typed("a\nb\u{1B}\rc") == ["a\nb\nc"])
        #expect(typed("\u{1B}[200~x\ry\u{1B}[201~z") == ["x\nyz"])
        #expect(typed("a\u{1B}[D\tb") == ["ab"])
    }

    @Test("A backslash before Enter asks for another line, as at the prompt")
    func continued() {
        #expect(typed("a\\\rb\r") == ["a\nb", ""])
        #expect(typed("a\\\\\rb") == ["a\\\\", "b"])
    }

    private func unsent(_ keys: String, on draft: Draft = Draft()) -> Draft {
        var parser = KeyParser()
        parser.append(Array(keys.utf8))
        var events: [KeyParser.Event] = []
        while let event = parser.next() { events.append(event) }
        return TypeAheadInput(events, on: draft).unsent
    }

    @Test("What is not sent is one draft, and Enter in it a line break")
    func unsent() {
        #expect(unsent("one\r\rtwo\rthr") == Draft(before: "one\ntwo\nthr"))
        #expect(unsent("one\r") == Draft(before: "one"))
        #expect(unsent("\r") == Draft())
        #expect(unsent("b", on: Draft(before: "a", after: "c")) == Draft(before: "ab", after: "c"))
        #expect(unsent("b\rd", on: Draft(before: "a", after: "c")) == Draft(before: "abc\nd"))
    }

    @Test("A draft with a line that starts with a space starts with one, so that it is kept nowhere")
    func secret() {
        #expect(unsent("one\r two\r") == Draft(before: " one\n two"))
        #expect(unsent(" one\rtwo") == Draft(before: " one\ntwo"))
        #expect(unsent("one\r two") == Draft(before: " one\n two"))
    }
}
