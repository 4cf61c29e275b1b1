/// Reads the lines of tables (GFM, section 4.10, "Tables (extension)").
enum TableRow {
    /// The cells of a line, without the white space around them; an escaped `|` is one. In an answer one in code is,
    /// too.
    static func cells(of line: [UInt8], dialect: MarkdownDialect) -> [[UInt8]] {
        var codeEnds = dialect == .answer && line.contains(.backtick) ? CodeSpanEnds(line, from: 0) : nil
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var index = line.skip(from: 0, while: \.isBlank)
        if index < line.count, line[index] == .pipe { index += 1 }
        while index < line.count {
            let byte = line[index]
            if byte == .backslash, index + 1 < line.count {
                if line[index + 1] != .pipe { cell.append(byte) }
                cell.append(line[index + 1])
                index += 2
            } else if byte == .backtick, codeEnds != nil {
                let content = line.skip(from: index) { $0 == .backtick }
                let length = content - index
                let end = codeEnds?.next(length: length, after: content).map { $0 + length } ?? content
                cell += unescapedPipes(line[index..<end])
                index = end
            } else if byte == .dollar, dialect == .answer, let end = formulaEnd(in: line, at: index) {
                cell += line[index..<end]
                index = end
            } else if byte == .pipe {
                cells.append(trimmed(cell))
                cell = []
                index += 1
            } else {
                cell.append(byte)
                index += 1
            }
        }
        let last = trimmed(cell)
        if !last.isEmpty || cells.isEmpty { cells.append(last) }
        return cells
    }

    /// The end of a formula with bars in it, `$|x|$` or `$P(A|B)$`, that begins at an index; `nil` where the bars are more
    /// likely borders, as in `|$5|$6|` or `$a | b$`.
    private static func formulaEnd(in line: [UInt8], at start: Int) -> Int? {
        let limit = min(line.count, start + longestFormula)
        let close = line.skip(from: start + 1, to: limit) { $0 != .dollar }
        guard close < limit, close > start + 1 else { return nil }
        let content = line[start + 1..<close]
        let isAlone = close + 1 == line.count || !line[close + 1].isAlphanumeric
        let hasBorder = zip(content, content.dropFirst()).contains { $0 == .space && $1 == .pipe }
        guard let first = content.first, let last = content.last, isAlone, !hasBorder, content.contains(.pipe),
            !first.isBlank, !last.isBlank, (first == .pipe) == (last == .pipe)
        else { return nil }
        return close + 1
    }

    private static let longestFormula = 256

    private static func unescapedPipes(_ code: ArraySlice<UInt8>) -> [UInt8] {
        var code = Array(code)
        for index in code.indices.dropLast().reversed() where code[index] == .backslash && code[index + 1] == .pipe {
            code.remove(at: index)
        }
        return code
    }

    /// So many cells at most: what is behind the last column is joined to it.
    static func joined(_ cells: [[UInt8]], to count: Int) -> [[UInt8]] {
        guard cells.count > count, count > 0 else { return cells }
        let last = cells[(count - 1)...].joined(separator: [.space, .pipe, .space])
        return cells[..<(count - 1)] + [Array(last)]
    }

    /// Whether a line has a `|` that is not escaped.
    static func hasBorder(_ line: some Sequence<UInt8>) -> Bool {
        var isEscaped = false
        for byte in line {
            if byte == .pipe, !isEscaped { return true }
            isEscaped = byte == .backslash && !isEscaped
        }
        return false
    }

    /// Whether a byte may stand in the line below the head.
    static func isDelimiterSign(_ byte: UInt8) -> Bool {
        byte == .hyphen || byte == .colon || byte == .pipe || byte.isBlank
    }

    /// The alignments of the columns, if a line is one that stands below a head.
    static func alignments(of line: [UInt8]) -> [MarkdownAlignment]? {
        guard line.allSatisfy(isDelimiterSign), line.contains(.hyphen) else { return nil }
        var alignments: [MarkdownAlignment] = []
        for cell in cells(of: line, dialect: .commonMark) {
            let isLeft = cell.first == .colon
            let isRight = cell.count > 1 && cell.last == .colon
            let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == .hyphen }) else { return nil }
            alignments.append(isLeft ? isRight ? .center : .left : isRight ? .right : .unspecified)
        }
        return alignments
    }

    private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
        let start = cell.skip(from: 0, while: \.isBlank)
        var end = cell.count
        while end > start, cell[end - 1].isBlank { end -= 1 }
        return Array(cell[start..<end])
    }
}
