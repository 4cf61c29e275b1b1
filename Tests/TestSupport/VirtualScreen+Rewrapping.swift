extension VirtualScreen {
    /// Changes the size as tmux and most terminals but xterm do: lines that were wrapped at the edge are wrapped anew, and
    /// the cursor stays with the text. The last rows stay on the screen.
    package mutating func rewrap(columns newColumns: Int, rows newRows: Int) {
        var rows: [Row] = []
        var place = Position(row: 0, column: 0)
        var isPending = false
        for line in logicalLines {
            var row = Row(columns: 0)
            for (index, cell) in line.cells.enumerated() {
                if index == line.cursor { place = Position(row: rows.count, column: row.cells.count) }
                let isWide = index + 1 < line.cells.count && line.cells[index + 1].isEmpty
                if row.cells.count + (isWide ? 2 : 1) > newColumns, !cell.isEmpty {
                    row.isContinued = true
                    row.hasGap = row.cells.count < newColumns
                    rows.append(row)
                    row = Row(columns: 0)
                    if index == line.cursor { place = Position(row: rows.count, column: 0) }
                }
                row.cells.append(cell)
            }
            if line.cursor == line.cells.count {
                isPending = row.cells.count >= newColumns
                place = Position(row: rows.count, column: min(row.cells.count, newColumns - 1))
            }
            rows.append(row)
        }
        for index in rows.indices {
            rows[index].cells += Array(repeating: " ", count: max(0, newColumns - rows[index].cells.count))
        }
        let leaving = max(0, max(rows.count, place.row + 1) - newRows)
        history = Array(rows.prefix(leaving))
        grid = rows.dropFirst(leaving) + Array(repeating: Row(columns: newColumns), count: max(0, newRows - rows.count))
        (columns, self.rows) = (newColumns, newRows)
        region = 0...(newRows - 1)
        cursor = Position(row: max(0, place.row - leaving), column: place.column)
        isWrapPending = isPending
        lastPrinted = nil
    }

    /// The cells of each line up to its last sign or the cursor, and the place of the cursor in the line that has it.
    private var logicalLines: [(cells: [String], cursor: Int?)] {
        var lines: [(cells: [String], cursor: Int?)] = []
        var current: (cells: [String], cursor: Int?) = ([], nil)
        for (index, row) in (history + grid).enumerated() {
            if index - history.count == cursor.row {
                current.cursor = current.cells.count + cursor.column + (isWrapPending ? 1 : 0)
            }
            current.cells += row.hasGap ? row.cells.dropLast() : row.cells
            guard !row.isContinued else { continue }
            while current.cells.last == " ", current.cells.count > current.cursor ?? 0 { current.cells.removeLast() }
            lines.append(current)
            current = ([], nil)
        }
        let last = lines.lastIndex { !$0.cells.isEmpty || $0.cursor != nil } ?? -1
        return Array(lines.prefix(last + 1))
    }
}
