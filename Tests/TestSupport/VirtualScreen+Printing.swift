extension VirtualScreen {
    mutating func print(_ scalar: Unicode.Scalar) {
        if (0x80...0x9F).contains(scalar.value) {
            unknown.append("U+00" + String(scalar.value, radix: 16, uppercase: true))
            return
        }
        if join(scalar) { return }
        let character = Character(scalar)
        let width = CellWidth.of(character)
        // Without a character to join, a combining scalar has no place.
        guard width > 0 else { return }
        if isWrapPending || (cursor.column + width > columns && modes.contains(7)) { wrap() }
        cursor.column = min(cursor.column, max(0, columns - width))
        if isInserting { insertCells(width) }
        put(String(character), width: width, at: cursor)
        advance(from: cursor, by: width)
    }

    /// Adds a scalar to the character before it if they make one grapheme cluster.
    private mutating func join(_ scalar: Unicode.Scalar) -> Bool {
        guard let place = lastPrinted else { return false }
        let before = grid[place.row].cells[place.column]
        let joined = before + String(scalar)
        guard let character = joined.first, joined.count == 1 else { return false }
        let oldWidth = CellWidth.of(Character(before))
        let width = max(oldWidth, CellWidth.of(character))
        if place.column + width > columns, width <= columns, modes.contains(7) {
            // A cluster that has become too wide for its row goes to the next one.
            blank(place.row, place.column)
            (cursor, isWrapPending) = (place, false)
            wrap()
            put(joined, width: width, at: cursor)
            advance(from: cursor, by: width)
            return true
        }
        let room = min(width, columns - place.column)
        put(joined, width: room, at: place)
        if room > oldWidth { advance(from: place, by: room) }
        return true
    }

    private mutating func advance(from place: Position, by width: Int) {
        lastPrinted = place
        isWrapPending = place.column + width >= columns && modes.contains(7)
        cursor.column = min(place.column + width, columns - 1)
    }

    private mutating func put(_ text: String, width: Int, at place: Position) {
        for column in place.column..<min(place.column + width, columns) { blank(place.row, column) }
        grid[place.row].cells[place.column] = text
        if width == 2, place.column + 1 < columns { grid[place.row].cells[place.column + 1] = "" }
    }

    /// Blanks a cell, and the other half when it is one of a wide character.
    mutating func blank(_ row: Int, _ column: Int) {
        let cells = grid[row].cells
        if cells[column].isEmpty, column > 0 { grid[row].cells[column - 1] = " " }
        if column + 1 < columns, cells[column + 1].isEmpty { grid[row].cells[column + 1] = " " }
        grid[row].cells[column] = " "
    }

    private mutating func wrap() {
        grid[cursor.row].isContinued = true
        grid[cursor.row].hasGap = !isWrapPending
        cursor.column = 0
        lineFeed()
    }

    /// Goes down a row, and scrolls in the last row of the region.
    mutating func lineFeed() {
        leaveCell()
        if cursor.row == region.upperBound {
            scrollUp(1, from: region.lowerBound)
        } else if cursor.row < rows - 1 {
            cursor.row += 1
        }
    }

    /// Takes rows away at `top` and adds empty ones at the bottom of the region.
    mutating func scrollUp(_ count: Int, from top: Int) {
        for _ in 0..<min(count, region.upperBound - top + 1) {
            let row = grid.remove(at: top)
            // What leaves the top of the screen by scrolling is kept, as terminals do.
            if top == 0 { history.append(row) }
            grid.insert(Row(columns: columns), at: region.upperBound)
        }
    }

    /// Adds empty rows at `top` and takes them away at the bottom of the region.
    mutating func scrollDown(_ count: Int, from top: Int) {
        for _ in 0..<min(count, region.upperBound - top + 1) {
            grid.remove(at: region.upperBound)
            grid.insert(Row(columns: columns), at: top)
        }
    }

    mutating func insertCells(_ count: Int) {
        let count = min(count, columns - cursor.column)
        separate(at: cursor.column)
        grid[cursor.row].cells.insert(contentsOf: Array(repeating: " ", count: count), at: cursor.column)
        grid[cursor.row].cells.removeLast(count)
        if let last = grid[cursor.row].cells.last, CellWidth.of(Character(last.isEmpty ? " " : last)) == 2 {
            grid[cursor.row].cells[columns - 1] = " "
        }
    }

    mutating func deleteCells(_ count: Int) {
        let count = min(count, columns - cursor.column)
        separate(at: cursor.column)
        separate(at: cursor.column + count)
        grid[cursor.row].cells.removeSubrange(cursor.column..<(cursor.column + count))
        grid[cursor.row].cells += Array(repeating: " ", count: count)
    }

    /// Blanks a wide character that a cut before this column would divide.
    private mutating func separate(at column: Int) {
        guard column < columns, grid[cursor.row].cells[column].isEmpty else { return }
        blank(cursor.row, column)
    }

    /// Forgets a pending wrap and the character that could be joined, as every movement does.
    mutating func leaveCell() {
        isWrapPending = false
        lastPrinted = nil
    }
}
