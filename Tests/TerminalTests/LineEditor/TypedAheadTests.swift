import Testing

@testable import Terminal

struct TypedAheadTests {
    private func typed(_ keys: String, on draft: Draft = Draft()) -> [String] {
        var (parser, ahead) = (KeyParser(), TypedAhead(on: draft))
        parser.append(Array(keys.utf8))
        while let event = parser.next() { ahead.take(event) }
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
}
