/// A row of a draft as it is shown.
struct DrawnRow: Sendable, Hashable {
    var text = StyledText()
    /// The column behind the last cell.
    var cells = 0
    /// The column of the cursor, if it is in this row.
    var cursor: Int?

    /// The row with a meter at the right edge; empty for none.
    func beside(_ meter: String, columns: Int) -> StyledText {
        guard !meter.isEmpty else { return text }
        let spaces = max(0, columns - cells - meter.cellWidth)
        return text + StyledText(String(repeating: " ", count: spaces)) + .dim(meter)
    }
}

extension DraftScanner {
    /// Draws a row behind what stands before it.
    func draw(_ row: DraftRow, behind label: StyledText, cursor look: CursorLook) -> DrawnRow {
        var drawn = DrawnRow(text: label, cells: row.column)
        var run = ""
        scan(from: row.clusterStart) { unit in
            guard unit.start < row.end else { return false }
            guard unit.start >= row.start else { return true }
            let next = unit.advanced(drawn.cells, room: room)
            var shown = unit.shown(at: drawn.cells, room: room, clusters: clusters)
            if look != .absent, unit.start == cursor {
                drawn.cursor = drawn.cells
                if look == .reversed, next > drawn.cells {
                    drawn.text.append(run)
                    // A tab has one cell for the cursor, too.
                    let head = unit.width < next - drawn.cells ? " " : shown
                    drawn.text.append(StyledText.Span(head, .plain, attributes: .reversed))
                    (run, shown) = ("", String(shown.dropFirst(head == shown ? shown.count : 1)))
                }
            }
            run += shown
            drawn.cells = next
            return true
        }
        drawn.text.append(run)
        guard look != .absent else { return drawn }
        let isBehind = drawn.cursor == nil
        let column = drawn.cursor ?? drawn.cells
        drawn.cursor = column
        if look == .reversed, isBehind || column == drawn.cells {
            drawn.text.append(StyledText.Span(" ", .plain, attributes: .reversed))
            drawn.cells += 1
        }
        return drawn
    }
}
