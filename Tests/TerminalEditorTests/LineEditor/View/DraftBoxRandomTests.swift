import TestSupport
import Testing

@testable import TerminalEditor

@Suite("DraftBox, random drafts")
struct DraftBoxRandomTests {
    private static let pieces = [
        "a", "b", "word", " ", " ", "   ", "\t", "\n", "漢", "字", "。", "「", "👩‍💻", "👍🏽", "e\u{301}", "\u{200D}", "क्षि",
        "\u{301}",
        "\u{202E}", "한", String(repeating: "x", count: 40), "https://example.com/a/b?c=d", "🇩🇪", "ü",
        "a" + String(repeating: "\u{200D}", count: 12),
    ]

    private let behavior = ClusterBehavior()

    /// What is seen of a character.
    private func seen(_ character: Character) -> String {
        character == "\n" || character == "\t" ? "" : behavior.pieces(of: character).map(\.shown).joined()
    }

    private func withoutSpaces(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " } }

    @Test(
        "Every row fits, the cursor is where it belongs, all is in view somewhere, the meter always", arguments: 0..<60
    )
    func holds(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let characters = Array(
            (0..<Int.random(in: 0...35, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined())
        let columns = Int.random(in: 19...90, using: &random)
        let limit = Int.random(in: 1...9, using: &random)
        let meter = ["", "~15 in", "~1,015 in · $0.0001"].randomElement(using: &random) ?? ""
        var box = DraftBox(label: "gpt-5.4 › ", draft: Draft(before: String(characters)), meter: meter)
        let transcript = box.transcript(columns: columns)
        let label = DraftLabel(cutting: box.label, columns: columns).inFirstRow.description
        #expect(transcript.first?.description.hasPrefix(label) == true)
        #expect(
            withoutSpaces(transcript.map(\.description).joined())
                == withoutSpaces(label + characters.map(seen).joined()))
        var shown: Set<Int> = []
        var lastTop: Int?
        for place in 0...characters.count {
            box.draft = Draft(before: String(characters[..<place]), after: String(characters[place...]))
            let foot = box.layOut(columns: columns, rows: limit)
            check(foot, box, columns, limit)
            guard limit > 1, let top = top(of: foot, in: transcript) else { continue }
            shown.formUnion(top..<(top + foot.rows.count))
            if let lastTop { #expect(abs(top - lastTop) <= 1) }
            lastTop = top
        }
        // The cursor cannot be in a row that has the label alone.
        let first = transcript.count > 1 && transcript[0].description == label ? 1 : 0
        if limit > 1 { #expect(shown.isSuperset(of: transcript.indices.dropFirst(first))) }
    }

    private func check(_ foot: FootRows, _ box: DraftBox, _ columns: Int, _ limit: Int) {
        #expect(!foot.rows.isEmpty && foot.rows.count <= limit)
        for row in foot.rows {
            #expect(row.cellWidth <= columns)
            #expect(Sanitizer.cleanLine(row.description) == row.description)
        }
        if let first = box.meter.split(separator: " · ").first {
            #expect(foot.rows.contains { $0.description.contains(first) })
        }
        guard let cursor = foot.cursor, foot.rows.indices.contains(cursor.row) else {
            Issue.record("no cursor in view")
            return
        }
        #expect((0..<columns).contains(cursor.column))
        guard let next = box.draft.after.first, !next.isWhitespace else { return }
        let row = foot.rows[cursor.row].description
        let before = row.prefix(fitting: cursor.column)
        #expect(before.cellWidth == cursor.column)
        let piece = behavior.pieces(of: next)[0].shown
        #expect(row[before.endIndex...].unicodeScalars.starts(with: piece.unicodeScalars))
    }

    /// Where the window begins, if its rows follow each other in the whole draft.
    private func top(of foot: FootRows, in transcript: [StyledText]) -> Int? {
        guard let cursor = foot.cursor else { return nil }
        let last = foot.rows.count - 1
        let tops = transcript.indices.filter { top in
            guard top + cursor.row < transcript.count else { return false }
            return foot.rows.enumerated().allSatisfy { index, row in
                guard index < last else { return true }
                return transcript.indices.contains(top + index) && transcript[top + index] == row
            }
        }
        // Equal rows may stand in several places.
        guard tops.count == 1 else {
            #expect(!tops.isEmpty)
            return nil
        }
        return tops[0]
    }
}
