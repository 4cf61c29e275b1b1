import Testing

@testable import TerminalEditor

@Suite("Draft")
struct DraftTests {
    /// `|` stands for the cursor.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: String
        var after: String
        var change: @Sendable (inout Draft) -> Void

        init(_ name: String, _ before: String, _ after: String, _ change: @escaping @Sendable (inout Draft) -> Void) {
            (testDescription, self.before, self.after, self.change) = (name, before, after, change)
        }
    }

    static let cases = [
        Case("left over an emoji", "a👩‍💻|b", "a|👩‍💻b") { _ = $0.moveLeft() },
        Case("left at the start", "|b", "|b") { _ = $0.moveLeft() },
        Case("right over a flag", "|🇩🇪b", "🇩🇪|b") { _ = $0.moveRight() },
        Case("back over an accent", "ae\u{301}|b", "a|b") { _ = $0.deleteBackward() },
        Case("delete", "a|👍🏽b", "a|b") { _ = $0.deleteForward() },
        Case("word left", "one, two  |x", "one, |two  x") { _ = $0.moveWordLeft() },
        Case("word right", "one|, two x", "one, two| x") { _ = $0.moveWordRight() },
        Case("kill a word back", "one two-|x", "one |x") { _ = $0.killWordBackward() },
        Case("kill an argument back", "a --two-2 |x", "a |x") { _ = $0.killWordBackward(untilSpace: true) },
        Case("kill a word forward", "a| two-2", "a|-2") { _ = $0.killWordForward() },
        Case("line start", "a\nbc|d", "a\n|bcd") { _ = $0.moveToLineStart() },
        Case("line end", "a|b\nc", "ab|\nc") { _ = $0.moveToLineEnd() },
        Case("kill to the line's end", "a|b\nc", "a|\nc") { _ = $0.killToLineEnd() },
        Case("kill the line break", "ab|\nc", "ab|c") { _ = $0.killToLineEnd() },
        Case("kill to the line's start", "a\nbc|d", "a\n|d") { _ = $0.killToLineStart() },
        Case("kill the line break before", "a\n|d", "a|d") { _ = $0.killToLineStart() },
        Case("up", "abc\nde|f", "ab|c\ndef") { _ = $0.moveUp() },
        Case("up to a shorter line", "a\ndef|g", "a|\ndefg") { _ = $0.moveUp() },
        Case("up on the first line", "ab|c\nd", "ab|c\nd") { _ = $0.moveUp() },
        Case("down", "ab|c\ndef", "abc\nde|f") { _ = $0.moveDown() },
        Case("down to a shorter line", "abc|\nd\ne", "abc\nd|\ne") { _ = $0.moveDown() },
        Case("down on the last line", "a\nb|c", "a\nb|c") { _ = $0.moveDown() },
        Case("up over an empty line", "a\n\n|", "a\n|\n") { _ = $0.moveUp() },
    ]

    @Test("Movement and deletion", arguments: cases)
    func change(_ test: Case) {
        var draft = Draft.make(test.before)
        test.change(&draft)
        #expect(draft == Draft.make(test.after))
    }

    @Test("What is killed can be put back")
    func killed() {
        var draft = Draft.make("one two three|")
        #expect(draft.killWordBackward() == "three")
        #expect(draft.killToLineStart() == "one two ")
        #expect(draft.killToLineStart() == "")
    }
}

extension Draft {
    /// A draft from a text in which `|` stands for the cursor.
    static func make(_ text: String) -> Draft {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        return Draft(before: String(parts[0]), after: String(parts[1]))
    }
}
