/// A small table for lists such as models, token usage and commands, laid out by cell width.
///
/// ```swift
/// var table = TextTable(columns: [.init("model"), .init("tokens", alignment: .right)])
/// table.append([.accent("gpt-4o"), "1,204"])
/// for line in table.lines(fitting: columns) { writer.write(line) }
/// ```
package struct TextTable: Sendable, Hashable {
    /// How one column looks.
    package struct Column: Sendable, Hashable {
        /// The word at the head, if any.
        package var title: String
        /// The side on which its text stands; numbers stand on the right.
        package var alignment: TextAlignment

        /// Makes a column, on the left by default.
        package init(_ title: String = "", alignment: TextAlignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The spaces between two columns.
    package static let gap = 2
    /// The width of a table that is not cut, as in a pipe.
    package static let unlimited = Int.max / 2
    /// A column is not cut below so many cells while another one can give way.
    static let narrowest = 4

    /// From left to right.
    package let columns: [Column]
    /// From top to bottom; each has one text for each column.
    package private(set) var rows: [[StyledText]] = []

    /// Makes a table without rows.
    package init(columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row at the end. Texts that are missing are empty; those beyond the last column are left out.
    package mutating func append(_ row: [StyledText]) {
        var row = row
        if row.count > columns.count { row.removeSubrange(columns.count...) }
        while row.count < columns.count { row.append("") }
        rows.append(row)
    }

    /// The lines of the table, with a head if any column has a title. No line is filled up with spaces at its end.
    ///
    /// Where the table is wider than `width` cells, the widest column of text gives way first, with `…`; numbers, which
    /// stand on the right, keep all their digits as long as possible.
    package func lines(fitting width: Int) -> [StyledText] {
        let head = columns.contains { !$0.title.isEmpty } ? [columns.map { StyledText.heading($0.title) }] : []
        let all = (head + rows).map { $0.map(Cell.init) }
        let widths = fittedWidths(of: all, in: width)
        return all.map { layOut($0, widths) }
    }

    /// A text that is one harmless line, with its width, which takes long to find.
    private struct Cell {
        var text: StyledText
        var width: Int

        init(_ text: StyledText) {
            self.text = text.cleanedLine
            width = self.text.spans.reduce(0) { $0 + $1.text.cellWidth }
        }

        func truncated(to cells: Int) -> Cell { width <= cells ? self : Cell(text.truncated(to: cells)) }
    }

    private func layOut(_ row: [Cell], _ widths: [Int]) -> StyledText {
        var line = StyledText()
        guard let lastUsed = row.lastIndex(where: { !$0.text.isEmpty }) else { return line }
        // Spaces that are still to come, so that neighbors are written as one.
        var spaces = 0
        for index in columns.indices.prefix(through: lastUsed) {
            let cell = row[index].truncated(to: widths[index])
            let padding = max(0, widths[index] - cell.width)
            let isLeft = columns[index].alignment == .left
            spaces += isLeft ? 0 : padding
            if spaces > 0 { line.append(String(repeating: " ", count: spaces)) }
            line.append(cell.text)
            spaces = isLeft ? padding : 0
            if index < lastUsed { spaces += Self.gap }
        }
        return line
    }

    private func fittedWidths(of rows: [[Cell]], in width: Int) -> [Int] {
        var widths = columns.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
        var excess = widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - width
        while excess > 0, let widest = columnToShrink(widths) {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// The widest text column that is not narrow yet, else the widest number column, else the widest of all.
    private func columnToShrink(_ widths: [Int]) -> Int? {
        let texts = columns.indices.filter { columns[$0].alignment == .left && widths[$0] > Self.narrowest }
        let numbers = columns.indices.filter { columns[$0].alignment == .right && widths[$0] > Self.narrowest }
        let rest = columns.indices.filter { widths[$0] > 1 }
        let candidates = [texts, numbers, rest].first { !$0.isEmpty } ?? []
        return candidates.max { widths[$0] < widths[$1] }
    }
}
