import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("A line in which something was found")
struct FoundLineTests {
    @Test(
        "A letter with marks is marked, whether its marks are scalars of their own or not",
        arguments: [
            ("café", "un cafe\u{301} noir"), ("cafe\u{301}", "UN CAFÉ NOIR"), ("ガ", "カ\u{3099}ス"),
            ("\u{1100}\u{1161}", "가"),
        ])
    func composition(word: String, prompt: String) {
        let line = SessionSearch.Line(turn: 1, isPrompt: true, text: prompt)
        let text = FoundLine(line, [FoldedPattern(word)]).text(columns: 80, isUTF8: true)
        #expect(text.spans.contains { $0.role == .strong && Folding.fold($0.text) == Folding.fold(word) })
    }

    @Test(
        "A long line is cut around what was found in it, also where a sign is two cells, or two scalars",
        arguments: [
            ("before ", " after", "Needle", "needle"), ("vorhér ", " nächher", "Nadél", "NADE\u{301}L"),
            ("前 ", " 後", "針", "針"), ("e\u{301} ", " 👩‍👩‍👧", "STRASSE", "straße"),
        ])
    func excerpt(before: String, after: String, found: String, word: String) {
        let long = String(repeating: before, count: 60) + found + String(repeating: after, count: 60)
        let line = SessionSearch.Line(turn: 12, isPrompt: true, text: long)
        for isMarked in [true, false] {
            let text = FoundLine(line, [FoldedPattern(word)]).text(columns: 40, isUTF8: true, isMarked: isMarked)
            #expect((37...40).contains(text.cellWidth))
            #expect(text.spans.filter { $0.role == .strong }.map(\.text) == [found])
            #expect(text.description.hasPrefix("  12 › …"))
        }
    }

    @Test("A line that has room stands there as it is", arguments: ["a needle", "ein Nadelöhr, needle"])
    func whole(text: String) {
        let line = SessionSearch.Line(turn: 1, isPrompt: false, text: text)
        let found = FoundLine(line, [FoldedPattern("needle"), FoldedPattern("eedl")])
        #expect(found.text(columns: 80, isUTF8: true).description == "  1 " + text)
        #expect(found.text(columns: 80, isUTF8: true).spans.filter { $0.role == .strong }.map(\.text) == ["needle"])
        #expect(found.text(columns: 80, isUTF8: true, isMarked: false).spans.count == 2)
    }
}
