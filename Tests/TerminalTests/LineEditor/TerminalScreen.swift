@testable import Terminal

/// What a terminal shows after some output: as much of ECMA-48 as libedit uses, on a screen of endless height.
struct TerminalScreen {
    private(set) var lines: [String] = []

    /// A character in each cell; nil to the right of a wide one.
    private var cells: [[Character?]] = [[]]
    private var row = 0
    private var column = 0
    private var saved = (row: 0, column: 0)
    private var last: (row: Int, column: Int)?
    private let columns: Int

    init(showing output: [UInt8], columns: Int) {
        self.columns = columns
        var rest = String(decoding: output, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar.value < 0x20 { last = nil }
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
        if join(scalar) { return }
        put(Character(scalar))
    }

    private mutating func put(_ character: Character) {
        let width = character.cellWidth
        guard width > 0 else { return }
        if column + width > columns { (row, column) = (row + 1, 0) }
        reach()
        last = (row, column)
        for index in 0..<width {
            let cell = index == 0 ? character : nil
            if column < cells[row].count { cells[row][column] = cell } else { cells[row].append(cell) }
            column += 1
        }
    }

    /// Adds a scalar to the grapheme cluster that was shown just before, as a terminal does that knows clusters.
    private mutating func join(_ scalar: Unicode.Scalar) -> Bool {
        guard let last, let before = cells[last.row][last.column], row == last.row,
            column == last.column + before.cellWidth
        else { return false }
        let joined = String(before) + String(scalar)
        guard joined.count == 1, let character = joined.first else { return false }
        column = last.column
        // A cluster that has become too wide for its row goes to the next one.
        if column + character.cellWidth > columns { cells[row].removeSubrange(column...) }
        put(character)
        return true
    }

    /// Makes the cells up to the cursor exist.
    private mutating func reach() {
        while cells.count <= row { cells.append([]) }
        while cells[row].count < column { cells[row].append(" ") }
    }
}
