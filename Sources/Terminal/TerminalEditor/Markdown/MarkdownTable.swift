import TerminalMarkdown

/// Lays out a table: its first rows together, so that the columns fit them, and later ones one by one.
struct MarkdownTable {
    /// So many rows are held until the columns' widths are set.
    static let heldRows = 64
    /// A column of text is not made narrower than this, unless its words are shorter.
    private static let narrowestColumn = 8
    /// Words up to this width are not broken while other columns can give way.
    private static let longestWord = 24
    /// The cells between two columns.
    private static let gap = 3

    let columns: [MarkdownAlignment]
    let hasHead: Bool
    private let signs: MarkdownSymbols

    private var rows: [[StyledText]] = []
    private var rowCount = 0
    private var writtenRows = 0
    private var head: [StyledText] = []
    private var form: Form?

    private enum Form {
        /// Side by side; with a line between rows where some row has several lines.
        case grid(widths: [Int], separatesRows: Bool)
        /// One below the other, as the columns have no room.
        case list
    }

    init(columns: [MarkdownAlignment], hasHead: Bool, signs: MarkdownSymbols) {
        self.columns = columns
        self.hasHead = hasHead
        self.signs = signs
    }

    /// Whether the row that has begun is the head.
    var isInHead: Bool { hasHead && rowCount == 1 }

    mutating func beginRow() {
        rowCount += 1
        rows.append([])
    }

    mutating func add(_ cell: StyledText) {
        rows[rows.count - 1].append(cell)
    }

    /// Ends a row, and gives the lines that are certain.
    mutating func endRow(width: Int) -> [StyledText] {
        if form == nil {
            guard rowCount >= Self.heldRows else { return [] }
            decide(width)
            if case .grid(let widths, let separatesRows) = form {
                form = .grid(widths: widened(widths, to: width), separatesRows: separatesRows)
            }
        }
        return lines(width)
    }

    /// Gives the lines that were held.
    mutating func finish(width: Int) -> [StyledText] {
        if form == nil { decide(width) }
        let rest = lines(width)
        if writtenRows == 1, hasHead, case .list = form {
            return head.flatMap { CellText.lines(of: $0, width: width) }
        }
        return rest
    }

    private mutating func lines(_ width: Int) -> [StyledText] {
        var lines: [StyledText] = []
        for row in rows {
            if hasHead, writtenRows == 0 { head = row }
            switch form {
            case .grid(let widths, let separatesRows):
                if writtenRows > 0, separatesRows || (hasHead && writtenRows == 1) { lines.append(ruleLine(widths)) }
                lines += gridLines(row, widths)
            default: lines += listLines(row, width)
            }
            writtenRows += 1
        }
        rows = []
        return lines
    }

    private mutating func decide(_ width: Int) {
        form = .list
        let gaps = Self.gap * (columns.count - 1)
        guard columns.count + gaps <= width else { return }
        let natural = widest(width) { CellText.lines(of: $0, width: Int.max / 2).map(\.cellWidth).max() ?? 0 }
        let words = widest(width, CellText.longestWord)
        // Words are broken only where the columns would have no room otherwise.
        guard
            let widths = Self.shrunk(natural, to: width - gaps, least: words.map { min($0, Self.longestWord) })
                ?? Self.shrunk(natural, to: width - gaps, least: words.map { min($0, Self.narrowestColumn) })
        else { return }
        let wraps = rows.contains { row in
            zip(row, widths).contains { CellText.lines(of: $0, width: $1).count > 1 }
        }
        form = .grid(widths: widths, separatesRows: wraps)
    }

    /// The largest measure of the cells of each column, from 1 to a bound.
    private func widest(_ bound: Int, _ measure: (StyledText) -> Int) -> [Int] {
        columns.indices.map { column in
            rows.reduce(1) { widest, row in
                column < row.count ? max(widest, min(bound, measure(row[column]))) : widest
            }
        }
    }

    /// Widths with some room for texts that are longer than those so far.
    private func widened(_ widths: [Int], to width: Int) -> [Int] {
        var spare = max(0, width - widths.reduce(Self.gap * (columns.count - 1), +))
        return widths.map { width in
            let more = min(spare, max(width / 2, Self.narrowestColumn - width))
            spare -= more
            return width + more
        }
    }

    /// Widths whose sum is not above a bound, of which the largest have given way; `nil` if they cannot.
    ///
    /// The level that the largest sink to is looked for by halving: cell by cell it took the
    /// square of the columns.
    static func shrunk(_ widths: [Int], to sum: Int, least: [Int]) -> [Int]? {
        guard least.reduce(0, +) <= sum else { return nil }
        func sunk(to level: Int) -> [Int] {
            zip(widths, least).map { width, least in min(width, max(level, least)) }
        }
        guard widths.reduce(0, +) > sum else { return widths }
        var (level, tooHigh) = (0, widths.max() ?? 0)
        guard sunk(to: level).reduce(0, +) <= sum else { return nil }
        while tooHigh - level > 1 {
            let middle = level + (tooHigh - level) / 2
            if sunk(to: middle).reduce(0, +) <= sum { level = middle } else { tooHigh = middle }
        }
        // What is left over goes to the last of those that would have to sink by one more.
        var result = sunk(to: level)
        var spare = sum - result.reduce(0, +)
        for index in result.indices.reversed() where spare > 0 && widths[index] > level && least[index] <= level {
            result[index] += 1
            spare -= 1
        }
        return result
    }

    private func ruleLine(_ widths: [Int]) -> StyledText {
        let joint = signs.line + signs.crossing + signs.line
        return StyledText(widths.map { String(repeating: signs.line, count: $0) }.joined(separator: joint), .marker)
    }

    private func gridLines(_ row: [StyledText], _ widths: [Int]) -> [StyledText] {
        let cells = zip(row, widths).map { CellText.lines(of: $0, width: $1) }
        let height = max(1, cells.map(\.count).max() ?? 0)
        return (0..<height).map { number in
            var line = StyledText()
            for column in widths.indices {
                let text = column < cells.count && number < cells[column].count ? cells[column][number] : StyledText()
                let isLast = column == widths.count - 1
                if column > 0 { line += " \(signs.columnLine, .marker)" + (isLast && text.isEmpty ? "" : " ") }
                line += aligned(text, column: column, width: widths[column], isLast: isLast)
            }
            return line
        }
    }

    private func aligned(_ text: StyledText, column: Int, width: Int, isLast: Bool) -> StyledText {
        let free = max(0, width - text.cellWidth)
        let before: Int
        switch columns[column] {
        case .right: before = free
        case .center: before = free / 2
        case .left, .unspecified: before = 0
        }
        let left = StyledText(String(repeating: " ", count: text.isEmpty && isLast ? 0 : before))
        return left + text + StyledText(String(repeating: " ", count: isLast ? 0 : free - before))
    }

    /// A row as a list of its cells, each behind its column's title; an empty line before all but the first row.
    private func listLines(_ row: [StyledText], _ width: Int) -> [StyledText] {
        let firstRow = hasHead ? 1 : 0
        if writtenRows < firstRow { return [] }
        var lines: [StyledText] = writtenRows == firstRow ? [] : [StyledText()]
        for (column, cell) in row.enumerated() {
            let title = column < head.count && !head[column].isEmpty ? head[column] + .heading(": ") : StyledText()
            let wrapped = CellText.lines(of: title + cell, width: max(4, width - 2))
            lines += wrapped.enumerated().map { $0.offset == 0 ? $0.element : "  " + $0.element }
        }
        return lines
    }
}
