/// Moves the cursor among the rows of the foot, writes cells, and remembers where it is.
///
/// Rows count from the first one of the foot; the text ends in row -1 where it has not ended its line. Only relative
/// moves go from row to row, as nobody knows in which row of the screen the text ends.
struct FootPainter: Sendable {
    /// What has to be written so far.
    private(set) var output = TerminalText()
    private var row: Int
    /// The cell of the cursor; unknown after text.
    private var column: Int?
    private var pen: Pen
    private var saved = Pen()

    init(row: Int, column: Int?, pen: Pen = Pen()) {
        self.row = row
        self.column = column
        self.pen = pen
    }

    mutating func put(_ sequences: ControlSequence...) {
        output += TerminalText(sequences)
    }

    /// Adds sequences after which the cursor is in the same row.
    mutating func put(_ sequences: TerminalText) {
        output += sequences
    }

    /// Goes to a row, in the same column.
    mutating func move(toRow target: Int) {
        put(target < row ? .cursorUp(row - target) : .cursorDown(target - row))
        row = target
    }

    mutating func move(to cell: FootCell) {
        move(toRow: cell.row)
        guard column != cell.column else { return }
        put(cell.column == 0 ? .carriageReturn : .cursorColumn(cell.column + 1))
        column = cell.column
    }

    /// Goes down so many rows; at the end of the screen it scrolls.
    mutating func descend(_ rows: Int) {
        for _ in 0..<rows { put(.index) }
        row += rows
    }

    /// Goes to the start of the next row; at the end of the screen it scrolls.
    mutating func beginNextRow() {
        put(.index, .carriageReturn)
        (row, column) = (row + 1, 0)
    }

    /// Takes the looks of the terminal itself.
    mutating func resetPen() {
        output += pen.change(to: Pen())
    }

    mutating func write(_ cells: some Sequence<FootCells.Cell>) {
        for cell in cells {
            output += pen.change(to: cell.look)
            output += cell.text
            column = column.map { $0 + 1 }
        }
    }

    /// Erases from the cursor on: its row, or all below as well.
    mutating func erase(_ sequence: ControlSequence) {
        resetPen()
        put(sequence)
    }

    /// Writes a text between two questions where the cursor is.
    mutating func probe(_ text: TerminalText) {
        output += TerminalText(.askCursor) + text + TerminalText(.askCursor)
        column = nil
    }

    /// Remembers, in the terminal, where the cursor is and how it writes.
    mutating func save() {
        put(.saveCursor)
        saved = pen
    }

    /// Goes back to where the cursor was saved. The terminal brings back the looks as well, but no link.
    mutating func restore(_ wanted: Pen) {
        put(.restoreCursor)
        pen.parameters = saved.parameters
        output += pen.change(to: wanted)
        column = nil
    }
}
