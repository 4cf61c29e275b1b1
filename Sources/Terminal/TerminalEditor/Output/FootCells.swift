/// A row of the foot, cell by cell, as it is on the screen or should be.
struct FootCells: Sendable, Hashable {
    /// What one cell shows.
    struct Cell: Sendable, Hashable {
        /// A grapheme cluster; nothing in the second cell of a wide one.
        var text: TerminalText
        var look: Pen

        /// What an erased cell shows.
        static let blank = Cell(text: TerminalText(cleaning: " "), look: Pen())
    }

    /// From the left to the last one that is not blank.
    private(set) var cells: [Cell] = []
    /// The first cell whose place is not certain, as terminals disagree how wide a cluster before its end is; beyond
    /// all cells where there is none.
    private(set) var firstDoubt = Int.max
    /// The cells that were filled since the row was erased from its start: see ``TerminalCapabilities/keepsErased``.
    var extent: Int
    /// What the row was made of, while it looks as that would now.
    var source: Source?

    /// What decides how a row looks.
    struct Source: Sendable, Hashable {
        var text: StyledText
        var margin: Int
        var room: Int
        var reach: Int
    }

    /// A row that is blank.
    static let blank = FootCells()

    private init() {
        extent = 0
    }

    /// A text made harmless and cut to its room, behind a margin. Cells up to `reach` are filled by spaces, as the
    /// cursor may stand behind them.
    init(_ source: Source, with encoder: StyleEncoder) {
        var cells = Array(repeating: Cell.blank, count: source.margin)
        for run in SanitizedText(source.text, fitting: source.room).runs {
            let look = encoder.look(of: run.span)
            for (text, cluster) in run.clusters {
                let width = cluster.cellWidth
                if width == 0 || CellWidth.doubt(of: cluster) > 0 { firstDoubt = min(firstDoubt, cells.count) }
                if width == 0, let last = cells.indices.last {
                    cells[last].text += text
                } else {
                    cells.append(Cell(text: text, look: look))
                    if width == 2 { cells.append(Cell(text: TerminalText(), look: look)) }
                }
            }
        }
        while cells.count > source.reach, cells.last == .blank { cells.removeLast() }
        while cells.count < source.reach { cells.append(.blank) }
        self.cells = cells
        extent = cells.count
        self.source = source
    }

    /// How many rows of a terminal these cells take once it has wrapped them anew, and where one of them is then. In
    /// the cell after the last one the column may be that after the row's end.
    func rewrapped(at columns: Int, place cell: Int = 0) -> (rows: Int, place: FootCell) {
        var (row, column, index) = (0, 0, 0)
        var place = FootCell(row: 0, column: 0)
        while index < cells.count {
            let isWide = index + 1 < cells.count && cells[index + 1].text.isEmpty
            if column + (isWide ? 2 : 1) > columns { (row, column) = (row + 1, 0) }
            if index == cell { place = FootCell(row: row, column: column) }
            column += isWide ? 2 : 1
            index += isWide ? 2 : 1
        }
        if cell >= cells.count { place = FootCell(row: row, column: column) }
        return (row + 1, place)
    }
}
