@testable import Terminal

/// What a terminal shows after some output: as much of ECMA-48 as libedit uses, on a screen of endless height.
struct TerminalScreen {
    private(set) var lines: [String] = []

    /// A character in each cell; nil to the right of a wide one.
    private var cells: [[Character?]] = [[]]
    private var row = 0
    private var column = 0
    private var saved = (row: 0, column: 0)
    private let columns: Int

    init(showing output: [UInt8], columns: Int) {
        self.columns = columns
        var rest = String(decoding: output, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": column = 0
            case "\n": row += 1
            case "\u{8}": column = max(column - 1, 0)
            case "\u{7}": break
            case "\u{1B}": escape(&rest)
            default: show(scalar)
            }
        }
        lines = cells.map { line in
            let text = String(line.compactMap(\.self))
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.popFirst() {
        case "[": break
        case "]":
            // A question of ours, which shows nothing.
            rest = rest.drop { $0 != "\u{7}" }.dropFirst()
            return
        case "7":
            saved = (row, column)
            return
        case "8":
            (row, column) = saved
            return
        default: return
        }
        let parameters = rest.prefix { (0x20...0x3F).contains($0.value) }
        rest = rest.dropFirst(parameters.count)
        let number = Int(String(String.UnicodeScalarView(parameters)))
        reach()
        switch rest.popFirst() {
        case "A": row = max(row - (number ?? 1), 0)
        case "B": row += number ?? 1
        case "C": column += number ?? 1
        case "D": column = max(column - (number ?? 1), 0)
        case "G": column = (number ?? 1) - 1
        case "H": (row, column) = (0, 0)
        case "J" where number == 2: cells = [[]]
        case "J": cells = Array(cells[...row].dropLast()) + [Array(cells[row][..<column])]
        case "K": cells[row].removeSubrange(column...)
        case "P": cells[row].removeSubrange(column..<min(column + (number ?? 1), cells[row].count))
        case "@":
            cells[row].insert(contentsOf: Array(repeating: " ", count: number ?? 1), at: column)
            cells[row] = Array(cells[row].prefix(columns))
        default: break
        }
    }

    private mutating func show(_ scalar: Unicode.Scalar) {
        let width = DraftLayout(columns: 100).position(after: String(scalar)).column
        if column + width > columns { (row, column) = (row + 1, 0) }
        reach()
        for index in 0..<width {
            let cell = index == 0 ? Character(scalar) : nil
            if column < cells[row].count { cells[row][column] = cell } else { cells[row].append(cell) }
            column += 1
        }
    }

    /// Makes the cells up to the cursor exist.
    private mutating func reach() {
        while cells.count <= row { cells.append([]) }
        while cells[row].count < column { cells[row].append(" ") }
    }
}
