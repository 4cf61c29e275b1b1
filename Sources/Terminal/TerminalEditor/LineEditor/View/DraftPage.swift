/// A draft laid out for a width: all of its rows, of which a window may be shown.
///
/// The meter stands at the bottom right: at the end of the last row, or where that has no room, in a row of its own
/// below, where the next row of text will be. So it goes down by a row when the text does, and hops at no other key.
/// While rows are out of view it always has its own row, which tells how many.
struct DraftPage {
    private let box: DraftBox
    private var columns: Int
    private let label: DraftLabel
    /// The rows behind the label, of which the next layout takes what stays.
    let layout: DraftLayout
    private let meter: MeterText
    /// The row of the cursor, the label's counted.
    private let cursorRow: Int
    /// The column behind the last row.
    private let lastEnd: Int

    /// Lays out a box.
    ///
    /// - Parameter old: Another layout, whose rows are taken where they would be the same.
    init(_ box: DraftBox, columns: Int, like old: DraftLayout? = nil) {
        self.box = box
        self.columns = columns
        meter = MeterText(box.meter)
        // A cell for the cursor behind the text; two for a wide character, however narrow the terminal.
        let room = max(2, columns - 1)
        label =
            box.isQuestion
            ? DraftLabel(wrapping: box.label, room: room) : DraftLabel(cutting: box.label, columns: columns)
        let scanner = DraftScanner(box.draft, clusters: box.clusters, room: room)
        layout = DraftLayout(scanner, behind: label.width, like: old)
        cursorRow = label.rowsAbove.count + (layout.rows.lastIndex { $0.start <= scanner.cursor } ?? 0)
        lastEnd = layout.rows.last.map { scanner.draw($0, behind: StyledText(), cursor: .absent).cells } ?? 0
    }

    /// The rows of label and draft.
    private var count: Int { label.rowsAbove.count + layout.rows.count }

    /// The rows that would show all of it, the meter too.
    var wish: Int { count + (hasRoomBesideLastRow ? 0 : 1) }

    private var hasRoomBesideLastRow: Bool {
        meter.isEmpty || lastEnd + MeterText.gap + meter.text.cellWidth <= columns
    }

    /// All rows, without cursor and meter.
    var transcript: [StyledText] { (0..<count).map { row($0, .absent).text } }

    /// As many rows as there may be, the cursor's and the meter among them.
    ///
    /// The cursor is in the middle of the window, but for the beginning and the end of the draft: so the rows move by
    /// one when the cursor does, and nothing has to be remembered.
    func window(rows limit: Int, cursor look: CursorLook) -> FootRows {
        guard limit > 1 || wish == 1 else { return (narrowed ?? self).cursorRowAlone(look) }
        let isWhole = wish <= limit
        // Without a meter the last row is worth more than the numbers of what is out of view.
        let hasOwnRow = isWhole ? !hasRoomBesideLastRow : limit > 2 || !meter.isEmpty
        let height = isWhole ? count : limit - (hasOwnRow ? 1 : 0)
        let top = min(max(cursorRow - height / 2, 0), count - height)
        var drawn = (top..<(top + height)).map { row($0, $0 == cursorRow ? look : .absent) }
        let cursor = drawn.firstIndex { $0.cursor != nil }
            .flatMap { row in drawn[row].cursor.map { FootCell(row: row, column: $0) } }
        if hasOwnRow { drawn.append(DrawnRow()) }
        let last = drawn.removeLast()
        let room = columns - (hasOwnRow ? 0 : last.cells + MeterText.gap)
        let text = meter.telling(above: top, below: count - top - height, in: room)
        return FootRows(rows: drawn.map(\.text) + [last.beside(text, columns: columns)], cursor: cursor)
    }

    /// The draft with room for the meter beside each row, so that even a single row shows both.
    private var narrowed: DraftPage? {
        let width = columns - meter.fewestCells - MeterText.gap
        guard !meter.isEmpty, width * 2 >= columns else { return nil }
        var page = DraftPage(box, columns: width)
        page.columns = columns
        return page
    }

    private func cursorRowAlone(_ look: CursorLook) -> FootRows {
        let row = row(cursorRow, look)
        let cells = columns - row.cells - MeterText.gap
        let text = meter.telling(above: cursorRow, below: count - cursorRow - 1, in: cells)
        return FootRows(
            rows: [row.beside(text, columns: columns)], cursor: row.cursor.map { FootCell(row: 0, column: $0) })
    }

    private func row(_ index: Int, _ look: CursorLook) -> DrawnRow {
        let place = index - label.rowsAbove.count
        guard place >= 0 else { return DrawnRow(text: label.rowsAbove[index]) }
        let (row, scanner) = (layout.rows[place], layout.scanner)
        guard place > 0, look == .absent else {
            return scanner.draw(row, behind: place == 0 ? label.inFirstRow : StyledText(), cursor: look)
        }
        return layout.drawn.row(place) { scanner.draw(row, behind: StyledText(), cursor: .absent) }
    }
}
