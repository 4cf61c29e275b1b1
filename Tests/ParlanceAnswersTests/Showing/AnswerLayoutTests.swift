import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceAnswers

@Suite("The layout of an answer as it comes")
struct AnswerLayoutTests {
    private static let terminal = TerminalCapabilities(isTerminal: true)

    private func layOut(_ pieces: [String], isJSON: Bool) -> StyledText {
        var layout = AnswerLayout(AnswerDisplay(), isJSON: isJSON, on: Self.terminal)
        var shown = StyledText()
        for piece in pieces { shown += layout.feed(piece) }
        return shown + layout.finish()
    }

    /// The work for so many pieces. What is shown is let go of at once, as a terminal has it.
    private func work(_ piece: (Int) -> String, count: Int, isJSON: Bool) -> Double {
        let pieces = (0..<count).map(piece)
        return CPUTime.least {
            var layout = AnswerLayout(AnswerDisplay(), isJSON: isJSON, on: Self.terminal)
            for piece in pieces { _ = layout.feed(piece) }
            _ = layout.finish()
        }
    }

    static let growing: [(name: String, piece: @Sendable (Int) -> String, isJSON: Bool)] = [
        ("one line", { _ in "word " }, false),
        ("one word", { _ in "word" }, false),
        ("bare addresses in one line", { "https://example.com/\($0) " }, false),
        ("link definitions", { "[name\($0)]: https://example.com/\($0)\n\n" }, false),
        ("blank lines in indented code", { $0 == 0 ? "    code\n" : "     \n" }, false),
        ("one list in JSON", { $0 == 0 ? "[1" : ",\($0)" }, true),
        ("one line of code", { $0 == 0 ? "```swift\n" : "call(\($0)); " }, false),
        ("formulas in one line", { "$x_\($0)$ " }, false),
        ("prices in one line", { "$\($0) or *so* " }, false),
        ("a formula without an end", { $0 == 0 ? "\\[ " : "x_\($0) " }, false),
        ("paths in one line", { "C:\\_\($0)\\*.txt " }, false),
        ("products in one line", { "\($0)*\($0) **N**o " }, false),
        ("lines of verse", { "  line \($0)\n" }, false),
        ("one row of a table", { $0 == 0 ? "|a|b|\n|-|-|\n|" : "cell \($0)" }, false),
    ]

    /// Work that grows with the square takes 16 times as long for 4 times the pieces, and 9 even where half of it is
    /// linear.
    @Test("Four times the pieces are about four times the work", arguments: growing)
    func linear(shape: (name: String, piece: @Sendable (Int) -> String, isJSON: Bool)) {
        let once = work(shape.piece, count: 1_000, isJSON: shape.isJSON)
        let fourTimes = work(shape.piece, count: 4_000, isJSON: shape.isJSON)
        #expect(fourTimes < 7 * once, "\(shape.name): \(once) s, then \(fourTimes) s")
    }

    @Test("An answer is read by its own dialect")
    func dialect() {
        let shown = AnswerLayout.text("5*3*2\nis $x_1$.", AnswerDisplay(), isJSON: false, on: Self.terminal)
        #expect(shown.description == "5*3*2\nis $x_1$.\n")
    }

    @Test("Pieces and the whole are shown alike, and what has been finished stays", arguments: [false, true])
    func pieces(isJSON: Bool) {
        let text =
            isJSON
            ? #"{"a": [1, 2, {"b": "c d"}], "e": null}"# : "# Head\n\nA *few* `words`, [and](https://a.b).\n\n- x"
        let whole = AnswerLayout.text(text, AnswerDisplay(), isJSON: isJSON, on: Self.terminal)
        #expect(layOut(text.map(String.init), isJSON: isJSON).description == whole.description)
        #expect(!whole.description.isEmpty)
    }
}
