/// The rows of a menu of candidates at a moment: below the draft, one a row, with what each is beside it.
struct CandidateRows: Sendable, Hashable {
    private static let mark = "› "
    private static let noMark = "  "
    private static let gap = 2
    /// With less room than this a note tells nothing.
    private static let fewestNoteCells = 6

    private let rows: [StyledText]
    /// Which of the rows is selected.
    private let selected: Int?
    /// What is said below them, where not all are in view or in the menu.
    private let hint: StyledText?

    /// Draws a menu for a width.
    init(_ menu: CandidateMenu, columns: Int) {
        let shown = menu.candidates.dropFirst(menu.top).prefix(CandidateMenu.mostRows)
        let widest = menu.candidates.map { Sanitizer.cleanLine($0.text).cellWidth }.max() ?? 0
        let selected = menu.selected.map { $0 - menu.top }
        rows = shown.enumerated().map { place, candidate in
            Self.row(candidate, isSelected: place == selected, widest: widest, columns: columns)
        }
        self.selected = selected
        let count = menu.candidates.count
        let place = menu.selected.map { "\($0 + 1) of \(count)" } ?? "\(count)"
        hint =
            count > shown.count
            ? .dim("\(Self.noMark)\(place) · Tab for the next, type to narrow down") : nil
    }

    /// The rows that would show all of it.
    var wish: Int { rows.count + (hint == nil ? 0 : 1) }

    /// As many of the rows around the selected one as have room; the hint is left out first.
    func layOut(columns: Int, rows limit: Int) -> [StyledText] {
        let height = min(rows.count, limit)
        guard height > 0 else { return [] }
        let first = min(max((selected ?? 0) - height / 2, 0), rows.count - height)
        let hint = limit > height ? [hint].compactMap(\.self) : []
        return (rows[first..<(first + height)] + hint).map { $0.truncated(to: columns) }
    }

    private static func row(
        _ candidate: Completion.Candidate, isSelected: Bool, widest: Int, columns: Int
    ) -> StyledText {
        let looks: TextAttributes = isSelected ? .strong : []
        let text = Sanitizer.cleanLine(candidate.text)
        let row = StyledText([
            StyledText.Span(isSelected ? mark : noMark, .accent, attributes: looks),
            StyledText.Span(text, isSelected ? .accent : .plain, attributes: looks),
        ])
        let note = Sanitizer.cleanLine(candidate.note)
        let width = min(widest, max(columns / 2, 8))
        let used = mark.cellWidth + width + gap
        guard !note.isEmpty, columns - used >= fewestNoteCells else { return row.truncated(to: columns) }
        return row.truncated(to: mark.cellWidth + width).padded(to: used)
            + StyledText.dim(note).truncated(to: columns - used)
    }
}
