import TestSupport
import Testing

@testable import TerminalEditor

/// A draft is laid out with every key. What is taken from the layout before must not show.
@Suite("A draft that is laid out again")
struct DraftPagesTests {
    private static let texts = [
        "a", "word ", "words of a line ", "\n", "\n\n", "\t", " ", "漢字", "かな。", "（", "é", "\u{301}", "👍🏽", "👨‍👩‍👧", "🇩🇪", "🇫",
        "\u{200D}", "x" + String(repeating: "\u{301}", count: 40), "averyveryverylongwordthathasnoroominarow", "क्षि",
        "[pasted 3 lines]",
        "a\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}\u{200B}b",
    ]

    @Test("It looks as if it was laid out for the first time, whatever changed", arguments: 0..<60)
    func edits(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
        var draft = Draft(before: (0..<random(80)).map { _ in Self.texts[random(Self.texts.count)] }.joined())
        var columns = 8 + random(50)
        var label = "demo › "
        var clusters = ClusterBehavior()
        let pages = DraftPages()
        for _ in 0..<60 {
            switch random(12) {
            case 0: draft = Draft(before: String(draft.before.dropLast(random(9))), after: draft.after)
            case 1: draft = Draft(before: draft.before, after: String(draft.after.dropFirst(random(9))))
            case 2: for _ in 0..<random(60) { _ = draft.moveLeft() }
            case 3: for _ in 0..<random(60) { _ = draft.moveRight() }
            case 4: _ = draft.moveUp()
            case 5: draft = Draft(before: "", after: draft.text)
            case 6 where random(4) == 0: columns = 3 + random(50)
            case 7 where random(4) == 0: label = random(2) == 0 ? "another › " : "› "
            case 8 where random(4) == 0: clusters.separated.formSymmetricDifference([.joined, .toned])
            case 9: draft = Draft(before: draft.before, after: Self.texts[random(Self.texts.count)] + draft.after)
            default: draft.insert(Self.texts[random(Self.texts.count)])
            }
            if random(2) == 0 { draft.mendSeam() }
            var box = DraftBox(
                label: StyledText(label), draft: draft, meter: random(3) == 0 ? "12 in" : "", clusters: clusters)
            let (rows, look) = (1 + random(12), random(4) == 0 ? CursorLook.reversed : .terminal)
            let anew = DraftPage(box, columns: columns)
            box.pages = pages
            let page = pages.page(of: box, columns: columns)
            #expect(page.layout.rows == anew.layout.rows, "\(draft), \(columns)")
            #expect(
                page.window(rows: rows, cursor: look) == anew.window(rows: rows, cursor: look), "\(draft), \(columns)")
        }
    }

    @Test("A draft of thousands of characters is laid out and drawn again where it changed, and nowhere else")
    func reuse() {
        var draft = Draft(
            before: String(repeating: "some words ", count: 500), after: String(repeating: " more", count: 500))
        func layout(like old: DraftLayout?) -> DraftLayout {
            DraftLayout(DraftScanner(draft, clusters: ClusterBehavior(), room: 40), behind: 5, like: old)
        }
        let old = layout(like: nil)
        for index in old.rows.indices { _ = old.drawn.row(index) { DrawnRow(text: "old") } }
        draft.insert("x")
        let new = layout(like: old)
        #expect(new.rows == layout(like: nil).rows)
        #expect((new.rows.count - 10..<new.rows.count).contains(new.drawn.count))
    }
}
