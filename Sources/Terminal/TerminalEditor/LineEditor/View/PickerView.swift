/// The rows of a list at a moment: the filter, and the items around the selected one.
struct PickerView: Sendable, Hashable {
    /// What marks the selected item, and what stands before the others.
    private static let mark = "› "
    private static let noMark = "  "
    /// With less room than this a detail tells nothing.
    private static let fewestDetailCells = 6

    /// What is chosen, and the filter.
    private let title: String
    private let filter: String
    /// How many items match of how many.
    private let count: String
    private let rows: [StyledText]
    /// What the last row says of the items that are marked; `nil`: nothing can be marked.
    private let summary: StyledText?
    /// Which of the rows is selected.
    private let selected: Int

    /// Draws a list for a width; details are asked for only where they will be seen.
    init(_ state: PickerState, columns: Int) {
        title = Sanitizer.cleanLine(state.picker.title)
        filter = Sanitizer.cleanLine(state.filter)
        count = "\(state.matches.count) of \(state.picker.items.count)"
        let shown = state.matches.dropFirst(state.top).prefix(PickerState.mostRows)
        selected = state.selected - state.top
        summary = state.picker.marking.map { marking in
            StyledText(Sanitizer.cleanLine(marking.summary(state.marked.sorted(), columns))).truncated(to: columns)
        }
        guard !shown.isEmpty else {
            let text = state.picker.items.isEmpty ? "Nothing to choose from." : "No match. Ctrl-U clears the filter."
            rows = [StyledText.dim(Self.noMark + text).truncated(to: columns)]
            return
        }
        let names = shown.map { Self.box($0, state) + Sanitizer.cleanLine(state.picker.items[$0].name) }
        let box = state.picker.marking == nil ? 0 : Self.noBox.count
        let widest = min(state.widestName + box, max(columns / 2, 8))
        let chosen = selected
        rows = zip(shown, names).enumerated().map { place, item in
            let isSelected = place == chosen
            let looks: TextAttributes = isSelected ? .strong : []
            var row = StyledText([
                StyledText.Span(isSelected ? Self.mark : Self.noMark, .accent, attributes: looks),
                StyledText.Span(item.1, isSelected ? .accent : .plain, attributes: looks),
            ])
            let used = 2 + widest + 2
            let cells = columns - used
            guard cells >= Self.fewestDetailCells else { return row.truncated(to: columns) }
            let detail = state.picker.detail(item.0, cells)
            guard !detail.isEmpty else { return row.truncated(to: columns) }
            row = row.truncated(to: 2 + widest).padded(to: used)
            return (row + detail).truncated(to: columns)
        }
    }

    private static let noBox = "    "

    /// What stands before an item that can be marked.
    private static func box(_ index: Int, _ state: PickerState) -> String {
        guard let marking = state.picker.marking else { return "" }
        guard marking.canMark(index) else { return noBox }
        return state.marked.contains(index) ? "[x] " : "[ ] "
    }

    /// The rows that would show all of it.
    var wish: Int { rows.count + 1 + (summary == nil ? 0 : 1) }

    /// The row of the filter, and as many of the items around the selected one as have room.
    func layOut(columns: Int, rows limit: Int, cursor look: CursorLook) -> FootRows {
        guard limit > 0 else { return FootRows() }
        // The sum matters more than a row of the list.
        let summaryRows = limit > 2 ? [summary].compactMap(\.self).map { $0.truncated(to: columns) } : []
        let height = min(rows.count, limit - 1 - summaryRows.count)
        let first = min(max(selected - height / 2, 0), rows.count - height)
        let shown = rows[first..<(first + height)].map { $0.truncated(to: columns) }
        let filterRow = filterRow(columns, look)
        return FootRows(
            rows: [filterRow.text] + shown + summaryRows, cursor: FootCell(row: 0, column: filterRow.cursor ?? 0))
    }

    /// The end of the filter is in view, with the cursor behind it.
    private func filterRow(_ columns: Int, _ look: CursorLook) -> DrawnRow {
        let title = title.truncated(to: max(1, columns / 2 - 2)) + ": "
        let room = max(0, columns - 1 - title.cellWidth)
        let filter = filter.cellWidth <= room ? filter : "…" + filter.suffix(fitting: max(0, room - 1))
        var row = DrawnRow(text: .accent(title) + StyledText(filter), cells: title.cellWidth + filter.cellWidth)
        row.cursor = row.cells
        let end = row.cells + 1
        if look == .reversed {
            row.text.append(StyledText.Span(" ", .plain, attributes: .reversed))
            row.cells += 1
        }
        let notes =
            summary == nil
            ? [count + " · Enter chooses, Esc closes", count]
            : ["Space marks, Enter takes, Esc closes", "Space marks, Enter", count]
        let note = notes.first { end + MeterText.gap + $0.cellWidth <= columns } ?? ""
        row.text = row.beside(note, columns: columns)
        return row
    }
}
