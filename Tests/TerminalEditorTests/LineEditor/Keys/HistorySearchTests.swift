import Testing

@testable import TerminalEditor

@Suite("HistorySearch")
struct HistorySearchTests {
    private let history = InputHistory(["first apple", "second pear", "third apple", "Last"])

    /// Label and draft after each step.
    private func show(_ steps: [HistorySearch.Step]) -> [String] {
        var search = HistorySearch(original: Draft(before: "mine"))
        return steps.map { step in
            let hasFound = search.advance(step, in: history)
            return search.label + search.draft(in: history).text + (hasFound ? "" : " (bell)")
        }
    }

    @Test("What matches is shown; what does not says so, and shows what was there")
    func labels() {
        #expect(
            show([.type("a"), .type("pp"), .older, .older, .newer, .type("x"), .shorten, .type("q"), .type("z")]) == [
                "(search) a: Last", "(search) app: third apple", "(search) app: first apple",
                "(search) app: first apple (bell)", "(search) app: third apple",
                "(search, no match) appx: mine (bell)", "(search) app: third apple",
                "(search, no match) appq: mine (bell)", "(search, no match) appqz: mine (bell)",
            ])
    }

    @Test("What is typed on is found in newer lines, too, where no older one has it")
    func wrapping() {
        #expect(
            show([.type("ap"), .older, .type("p"), .type("l"), .shorten, .shorten, .shorten, .shorten]) == [
                "(search) ap: third apple", "(search) ap: first apple", "(search) app: first apple",
                "(search) appl: first apple", "(search) app: third apple", "(search) ap: third apple",
                "(search) a: Last", "(search) : mine",
            ])
        #expect(show([.type("e"), .older, .type("a")]).last == "(search) ea: second pear")
        #expect(show([.type("r"), .older, .older, .type("d")]).last == "(search) rd: third apple")
    }

    @Test("Steps without a pattern, at the ends, and in an empty history")
    func ends() {
        #expect(show([.older, .newer, .shorten]) == ["(search) : mine", "(search) : mine", "(search) : mine (bell)"])
        #expect(show([.type("zz"), .older, .newer, .shorten, .shorten]).last == "(search) : mine")
        var search = HistorySearch(original: Draft(before: "a", after: "b"))
        let hasFound = search.advance(.type("x"), in: InputHistory())
        #expect(!hasFound)
        #expect(search.hasFailed && search.draft(in: InputHistory()) == Draft(before: "a", after: "b"))
    }

    @Test("A pattern shows no controls")
    func controls() {
        #expect(show([.type("a\u{1B}[31m\nb")]) == ["(search, no match) a[31m b: mine (bell)"])
    }

    @Test("Enter only ends a search that has found nothing; with a match, it is Enter")
    func enter() {
        var search = HistorySearch(original: Draft(before: "mine"))
        #expect(search.step(for: .key(0x0D)) == nil)
        _ = search.advance(.type("apple"), in: history)
        #expect(search.step(for: .key(0x0D)) == nil)
        _ = search.advance(.type("!"), in: history)
        #expect(search.step(for: .key(0x0D)) == .abandon && search.step(for: .key(0x0A)) == .abandon)
        #expect(search.step(for: .key(0x7F)) == .shorten && search.step(for: .key(0x05)) == nil)
        _ = search.advance(.shorten, in: history)
        #expect(search.step(for: .key(0x0D)) == nil)
    }
}
