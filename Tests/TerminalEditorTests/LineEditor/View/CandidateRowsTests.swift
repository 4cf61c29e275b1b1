import Testing

@testable import TerminalEditor

/// Candidates come from servers, themes, presets and folders of strangers.
@Suite("What Tab offers")
struct CandidateRowsTests {
    private func menu(_ candidates: [Completion.Candidate], typed: String = "/") -> CandidateMenu {
        CandidateMenu(Completion(replaces: 0..<typed.count, candidates: candidates), for: Draft(before: typed))
    }

    private func frame(_ menu: CandidateMenu, columns: Int = 40, rows: Int = 20) -> String {
        CandidateRows(menu, columns: columns).layOut(columns: columns, rows: rows).map(\.description)
            .joined(separator: "\n")
    }

    @Test(
        "What would command the terminal, or make text look like other text, is visible",
        arguments: [
            ("a\u{1B}]0;owned\u{7}", "a^[]0;owned^G"), ("gpt\u{202E}4o", "gpt‹U+202E›4o"),
            ("x\u{9B}31m", "x‹U+009B›31m"),
            ("y\u{E0041}\u{E0042}", "y‹U+E0041›‹U+E0042›"), ("two\nlines", "two⏎lines"), ("tab\tbed", "tab bed"),
            ("back\u{8}space", "back^Hspace"), ("del\u{7F}", "del^?"),
            ("zero\u{2066}width\u{2069}", "zero‹U+2066›width‹U+2069›"),
            ("line\u{2028}separator", "line‹U+2028›separator"), ("ok 漢字 é 👍🏽", "ok 漢字 é 👍🏽"),
        ])
    func harmless(_ name: String, _ shown: String) {
        #expect(EditlineReader.setsUTF8Locale)
        #expect(frame(menu([.init(name), .init("b")]), columns: 80) == "  \(shown)\n  b")
        #expect(frame(menu([.init("a", note: name), .init("b")]), columns: 80) == "  a  \(shown)\n  b")
    }

    @Test("Notes stand in a column, cut to the width; where they have no room they are left out")
    func notes() {
        let candidates: [Completion.Candidate] = [
            .init("/a", note: "first 漢字 note"), .init("/long", note: "red"), .init("/c"),
        ]
        #expect(frame(menu(candidates), columns: 19) == "  /a     first 漢…\n  /long  red\n  /c")
        #expect(frame(menu(candidates), columns: 12) == "  /a\n  /long\n  /c")
    }

    @Test("Of many, ten are in view, and it is said how many there are and how to reach them")
    func many() {
        var menu = menu((1...32).map { .init("n\($0)") })
        #expect(
            frame(menu, columns: 60) == (1...10).map { "  n\($0)\n" }.joined()
                + "  32 · Tab for the next, type to narrow down")
        for _ in 1...12 { menu.step(by: 1) }
        #expect(
            frame(menu, columns: 60) == (3...11).map { "  n\($0)\n" }.joined()
                + "› n12\n  12 of 32 · Tab for the next, type to narrow down")
        #expect(frame(menu, rows: 3) == "  n10\n  n11\n› n12")
        #expect(frame(menu, rows: 0) == "")
        #expect(CandidateRows(menu, columns: 60).wish == 11)
    }

    @Test("Each is taken into the draft in turn, around both ends, and what stands around it stays")
    func steps() {
        let draft = Draft(before: "see @a", after: " now")
        var menu = CandidateMenu(
            Completion(replaces: 4..<6, candidates: [.init("@ab"), .init("@a\u{1B}\nc"), .init("@ad")]), for: draft)
        var seen: [String] = []
        for step in [1, 1, 1, 1, -1, -1, 9] {
            menu.step(by: step)
            seen.append(menu.draft.text)
            #expect(menu.draft.after == Draft(after: " now").after)
        }
        #expect(
            seen == [
                "see @ab now", "see @a c now", "see @ad now", "see @ab now", "see @ad now", "see @a c now",
                "see @a c now",
            ])
        var backwards = CandidateMenu(
            Completion(replaces: 4..<6, candidates: [.init("@ab"), .init("@ad")]), for: draft)
        backwards.step(by: -1)
        #expect(backwards.draft.text == "see @ad now")
    }

    @Test("Ranges out of bounds are cut, and an empty menu does nothing")
    func edges() {
        var wild = CandidateMenu(
            Completion(replaces: -3..<90, candidates: [.init("x"), .init("y")]), for: Draft(before: "ab"))
        wild.step(by: 2)
        #expect(wild.draft.text == "y")
        var none = CandidateMenu(.none, for: Draft(before: "ab"))
        none.step(by: 1)
        #expect(none.draft.text == "ab")
        #expect(frame(none) == "")
    }
}
