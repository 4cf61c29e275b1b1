import Testing

@testable import TerminalEditor

@Suite("FoldedText")
struct FoldedTextTests {
    @Test("Marks tell the size")
    func marks() {
        var folded = FoldedText()
        #expect(folded.fold("a\nb", verb: "pasted") == "[pasted 2 lines]")
        #expect(folded.fold(String(repeating: "x", count: 12345), verb: "pasted") == "[pasted 12,345 characters]")
        #expect(folded.fold("c\nd", verb: "pasted") == "[pasted 2 lines, #2]")
        #expect(folded.fold("a\nb", verb: "pasted") == "[pasted 2 lines]")
        #expect(folded.fold("a\nb", verb: "recalled") == "[recalled 2 lines]")
    }

    @Test("Every mark unfolds to its text, once")
    func unfold() {
        var folded = FoldedText()
        let first = folded.fold("one\n[pasted 2 lines, #2]", verb: "pasted")
        let second = folded.fold("c\nd", verb: "pasted")
        #expect(folded.unfold("[x] \(first)\(second), \(second)") == "[x] one\n[pasted 2 lines, #2]c\nd, c\nd")
        #expect(folded.unfold(String(first.dropLast())) == String(first.dropLast()))
        #expect(folded.mark(endingIn: "x" + first) == first)
        #expect(folded.mark(endingIn: first + "x") == nil)
        #expect(folded.mark(beginning: first + "x") == first)
        folded.removeAll()
        #expect(folded.unfold(first) == first)
    }

    @Test(
        "A line break at the end begins no line",
        arguments: [
            ((1...300).map { "\($0)\n" }.joined(), "[pasted 300 lines]"),
            ((1...300).map(String.init).joined(separator: "\n"), "[pasted 300 lines]"), ("a\nb\n", "[pasted 2 lines]"),
            ("a\n\n", "[pasted 2 lines]"), ("a\n", "[pasted 2 characters]"),
        ])
    func lines(text: String, mark: String) {
        var folded = FoldedText()
        #expect(folded.fold(text, verb: "pasted") == mark)
        #expect(folded.unfold(mark) == text)
    }
}
