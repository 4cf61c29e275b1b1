extension VirtualScreen {
    mutating func perform(_ action: VirtualScreenParser.Action) {
        switch action {
        case .print(let scalar): print(scalar)
        case .control(let byte): control(byte)
        case .escape(let sequence): escape(sequence)
        case .csi(let sequence): csi(sequence)
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x00, 0x07, 0x0E, 0x0F: break
        case 0x08:
            leaveCell()
            cursor.column = max(0, cursor.column - 1)
        case 0x09:
            leaveCell()
            cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D:
            leaveCell()
            cursor.column = 0
        default: unknown.append("0x" + String(byte, radix: 16, uppercase: true))
        }
    }

    private mutating func escape(_ sequence: String) {
        switch sequence {
        // The keypad, the ASCII character set, and the end of a string.
        case "=", ">", "(B", ")B", "\\": break
        case "7": saved = cursor
        case "8": move(to: saved ?? Position(row: 0, column: 0))
        case "D": lineFeed()
        case "E":
            cursor.column = 0
            lineFeed()
        case "M":
            leaveCell()
            if cursor.row == region.lowerBound {
                scrollDown(1, from: region.lowerBound)
            } else {
                cursor.row = max(0, cursor.row - 1)
            }
        case "c":
            let kept = (history, unknown)
            self = VirtualScreen(columns: columns, rows: rows)
            (history, unknown) = kept
        default: unknown.append("ESC " + sequence.map(String.init).joined(separator: " "))
        }
    }

    private mutating func csi(_ sequence: VirtualScreenSequence) {
        guard sequence.isPlain else { return unknown.append(sequence.readable) }
        switch (sequence.marker, sequence.final) {
        case ("", "m"): break
        case ("?", "h"): modes.formUnion(sequence.parameters.compactMap(\.self))
        case ("?", "l"): modes.subtract(sequence.parameters.compactMap(\.self))
        case ("", "h") where sequence.mode == 4: isInserting = true
        case ("", "l") where sequence.mode == 4: isInserting = false
        case ("", "r"): setRegion(sequence)
        case ("", "J"): eraseDisplay(sequence)
        case ("", "K"): eraseLine(sequence)
        // A question what the terminal is (DA1): it changes nothing on the screen.
        case ("", "c"): break
        default:
            guard sequence.marker.isEmpty, moveCursor(sequence) || edit(sequence) else {
                return unknown.append(sequence.readable)
            }
        }
    }

    private mutating func moveCursor(_ sequence: VirtualScreenSequence) -> Bool {
        let count = sequence.count()
        var place = cursor
        switch sequence.final {
        // A movement stops at the region's edge when it starts inside.
        case "A": place.row = max(cursor.row >= region.lowerBound ? region.lowerBound : 0, cursor.row - count)
        case "B": place.row = min(cursor.row <= region.upperBound ? region.upperBound : rows - 1, cursor.row + count)
        case "C": place.column += count
        case "D": place.column -= count
        case "E": place = Position(row: cursor.row + count, column: 0)
        case "F": place = Position(row: cursor.row - count, column: 0)
        case "G": place.column = count - 1
        case "d": place.row = count - 1
        case "H", "f": place = Position(row: count - 1, column: sequence.count(1) - 1)
        default: return false
        }
        move(to: place)
        return true
    }

    private mutating func move(to place: Position) {
        leaveCell()
        cursor = Position(row: min(max(0, place.row), rows - 1), column: min(max(0, place.column), columns - 1))
    }

    private mutating func edit(_ sequence: VirtualScreenSequence) -> Bool {
        let count = sequence.count()
        switch sequence.final {
        case "@": insertCells(count)
        case "P": deleteCells(count)
        case "X": erase(cursor.row, cursor.column..<min(columns, cursor.column + count))
        case "L", "M":
            guard region.contains(cursor.row) else { return true }
            if sequence.final == "L" {
                scrollDown(count, from: cursor.row)
            } else {
                deleteRows(count)
            }
            cursor.column = 0
        default: return false
        }
        leaveCell()
        return true
    }

    /// Takes rows away at the cursor; unlike scrolled ones they are lost.
    private mutating func deleteRows(_ count: Int) {
        let kept = history
        scrollUp(count, from: cursor.row)
        history = kept
    }

    private mutating func setRegion(_ sequence: VirtualScreenSequence) {
        let top = sequence.count() - 1
        let bottom = min(sequence.count(1, default: rows), rows) - 1
        guard top < bottom else { return }
        region = top...bottom
        move(to: Position(row: 0, column: 0))
    }

    private mutating func eraseDisplay(_ sequence: VirtualScreenSequence) {
        switch sequence.mode {
        case 0:
            erase(cursor.row, cursor.column..<columns)
            for row in (cursor.row + 1)..<max(rows, cursor.row + 1) { erase(row, 0..<columns) }
        case 1:
            for row in 0..<cursor.row { erase(row, 0..<columns) }
            erase(cursor.row, 0..<(cursor.column + 1))
        case 2: for row in 0..<rows { erase(row, 0..<columns) }
        case 3: history = []
        default: unknown.append(sequence.readable)
        }
        leaveCell()
    }

    private mutating func eraseLine(_ sequence: VirtualScreenSequence) {
        switch sequence.mode {
        case 0: erase(cursor.row, cursor.column..<columns)
        case 1: erase(cursor.row, 0..<(cursor.column + 1))
        case 2: erase(cursor.row, 0..<columns)
        default: unknown.append(sequence.readable)
        }
        leaveCell()
    }

    private mutating func erase(_ row: Int, _ range: Range<Int>) {
        for column in range { blank(row, column) }
        if range.upperBound == columns { (grid[row].isContinued, grid[row].hasGap) = (false, false) }
    }
}
