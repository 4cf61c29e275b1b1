import Testing

@testable import TerminalEditor

@Suite("Completion")
struct CompletionStepTests {
    typealias Candidate = Completion.Candidate

    static func step(_ draft: String, _ range: Range<Int>, _ candidates: [Candidate]) -> CompletionStep? {
        CompletionStep(Completion(replaces: range, candidates: candidates), draft: .make(draft))
    }

    @Test("One candidate is put in, with a space if it is complete")
    func unique() {
        #expect(Self.step("/he|", 0..<3, [Candidate("/help")]) == .change(.make("/help |")))
        #expect(Self.step("/he|x", 0..<3, [Candidate("/help")]) == .change(.make("/help |x")))
        #expect(Self.step("/he| x", 0..<3, [Candidate("/help")]) == .change(.make("/help| x")))
        #expect(Self.step("@Sr|", 1..<3, [Candidate("Sources/", isComplete: false)]) == .change(.make("@Sources/|")))
        #expect(Self.step("é漢 b|", 3..<4, [Candidate("be\u{1B}\nd")]) == .change(.make("é漢 be d |")))
    }

    @Test("Several are completed as far as they agree, then listed")
    func several() {
        let both = [Candidate("/help"), Candidate("/hello")]
        #expect(Self.step("/h|", 0..<2, both) == .change(.make("/hel|")))
        #expect(Self.step("/hel|", 0..<4, both) == .list(both))
        #expect(Self.step("/x|", 0..<2, both) == .list(both))
        #expect(Self.step("/H|", 0..<2, both) == .change(.make("/hel|")))
    }

    @Test("Nothing to offer; ranges out of bounds; nothing left to add")
    func edges() {
        #expect(Self.step("a|", 0..<1, []) == nil)
        #expect(Self.step("a|b", -3..<9, [Candidate("abc")]) == .change(.make("abc |b")))
        #expect(
            Self.step("dir/|", 0..<4, [Candidate("dir/", isComplete: false)])
                == .list([Candidate("dir/", isComplete: false)]))
    }
}
