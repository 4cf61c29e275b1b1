import Testing

@testable import TerminalEditor

@Suite("What differs between two rows of the foot")
struct FootDifferenceTests {
    private func cells(_ text: StyledText) -> FootCells {
        let encoder = StyleEncoder(palette: .standard, colorDepth: .ansi16)
        return FootCells(.init(text: text, margin: 0, room: 40, reach: 0), with: encoder)
    }

    private func difference(_ old: StyledText, _ new: StyledText) -> FootDifference {
        FootDifference(from: cells(old), to: cells(new))
    }

    @Test(
        "Runs of cells that changed, joined where that is shorter, and what is erased at the end",
        arguments: [
            ("same", "same", [], nil),
            ("", "new", [0..<3], nil),
            ("gone", "", [], 0),
            ("hell", "hello", [4..<5], nil),
            ("hello", "hell", [], 4),
            ("count 14", "count 15", [7..<8], nil),
            ("1 a 1", "2 a 2", [0..<5], nil),
            ("1 and then 1", "2 and then 2", [0..<1, 11..<12], nil),
            ("abc", "abc   ", [], nil),
            ("日本語", "日木語", [2..<4], nil),
            ("日本", "abcd", [0..<4], nil),
            ("abcd", "日本", [0..<4], nil),
            ("a日", "日a", [0..<3], nil),
            ("日x", "日y", [2..<3], nil),
            ("éx", "éy", [1..<2], nil),
        ] as [(StyledText, StyledText, [Range<Int>], Int?)])
    func runs(old: StyledText, new: StyledText, runs: [Range<Int>], erasure: Int?) {
        let difference = difference(old, new)
        #expect(difference.runs == runs)
        #expect(difference.erasure == erasure)
    }

    @Test(
        "From a cluster on about which terminals disagree, all is written anew",
        arguments: [
            ("ab 👩\u{200D}👧 cd", "ab 👩\u{200D}👧 ce", [3..<8], 8),
            ("ab 👩\u{200D}👧 cd", "xb 👩\u{200D}👧 cd", [0..<1], nil),
            ("ab 👩\u{200D}👧 cd", "ab cd", [3..<5], 5),
            ("ab", "ab❤️", [2..<4], 4),
            ("x 👍🏽", "y 👍🏽 z", [0..<1, 2..<6], 6),
            ("क्षि a", "क्षि b", [0..<4], 4),
            ("a\u{AD}b", "a\u{AD}c", [1..<3], 3),
        ] as [(StyledText, StyledText, [Range<Int>], Int?)])
    func doubt(old: StyledText, new: StyledText, runs: [Range<Int>], erasure: Int?) {
        let difference = difference(old, new)
        #expect(difference.runs == runs)
        #expect(difference.erasure == erasure)
    }

    @Test("Another look is a change, another way to say the same look is none")
    func looks() {
        #expect(difference("a \(.dim("b")) c", "a b c").runs == [2..<3])
        #expect(difference(.accent("a") + .accent("b"), .accent("ab")).isEmpty)
        #expect(difference(.dim("b"), StyledText([.init("b", .plain, attributes: .faint)])).isEmpty)
    }

    @Test("Where erased cells count, a row that gets shorter is erased from its start")
    func erasedCells() {
        let difference = FootDifference(from: cells("hello"), to: cells("hell"), clearsErased: true)
        #expect(difference.isAnew)
        #expect(difference.runs == [0..<4])
        #expect(!FootDifference(from: cells("hell"), to: cells("hello"), clearsErased: true).isAnew)
    }
}
