/// Rows that are shown above the draft until Esc closes them, such as what a command prints while an answer streams.
struct Panel: Sendable, Hashable {
    private static let hint = "Esc closes"

    var title: StyledText
    var rows: [StyledText]
    /// The first row that is shown.
    var top = 0

    /// The rows that would show all of it.
    var wish: Int { rows.count + 1 }

    /// The title and as many of the rows as have room.
    func layOut(columns: Int, rows limit: Int) -> [StyledText] {
        guard limit > 0 else { return [] }
        let height = min(rows.count, limit - 1)
        let first = min(max(top, 0), rows.count - height)
        let shown = rows[first..<(first + height)].map { $0.truncated(to: columns) }
        let position = height < rows.count && height > 0 ? "\(first + 1)-\(first + height) of \(rows.count)" : ""
        return [titleRow(position, columns)] + shown
    }

    private func titleRow(_ position: String, _ columns: Int) -> StyledText {
        let forms = [position.isEmpty ? Self.hint : position + " · " + Self.hint, Self.hint]
        // The title is worth more than the position, but not than a third of the row.
        let needed = min(title.cellWidth, columns / 3) + 2
        let note = forms.first { $0.cellWidth + needed <= columns } ?? Self.hint
        let room = columns - note.cellWidth - 2
        guard room > 0 else { return StyledText.dim(note).truncated(to: columns) }
        let accent = StyledText(
            title.spans.map { span in
                span.role == .plain ? StyledText.Span(span.text, .accent, attributes: span.attributes) : span
            })
        return accent.truncated(to: room).padded(to: room + 2) + .dim(note)
    }
}
