import CParlanceEditline

/// A meter's text and where it stands: at the right edge of the draft's first row, whose last cell stays empty because
/// terminals differ in where the cursor is after it.
struct ShownMeter: Equatable {
    /// Empty cells between the draft and the meter, at least.
    private static let gap = 2

    /// Every one takes one or two cells: what takes none may join with its neighbors differently in each terminal.
    private let scalars: [Unicode.Scalar]
    /// The column of the first cell, from 0.
    let column: Int

    /// Nil if there is nothing to show or no room for all of it: a number that is cut off is a wrong one.
    init?(_ text: String, columns: Int, rowEnd: Int) {
        scalars = Sanitizer.cleanLine(text).unicodeScalars.filter { ce_cell_width($0.value) > 0 }
        column = columns - 1 - Self.width(scalars[...])
        guard !scalars.isEmpty, hasRoom(rowEnd: rowEnd) else { return nil }
    }

    /// The column after the last cell.
    var end: Int { column + Self.width(scalars[...]) }

    /// Whether a first row that ends before the given column leaves the meter its place.
    func hasRoom(rowEnd: Int) -> Bool { rowEnd + Self.gap <= column }

    /// Writes the cells that differ from what stands there. The cursor is so many rows below the first and stays.
    func drawing(over old: ShownMeter?, rowsAbove: Int, isDim: Bool) -> TerminalText {
        let start = min(column, old?.column ?? column)
        let new = padded(from: start)
        var changed = new[...]
        if let old = old?.padded(from: start) {
            let head = zip(new, old).prefix { $0 == $1 }.count
            let tail = zip(new.dropFirst(head).reversed(), old.dropFirst(head).reversed()).prefix { $0 == $1 }.count
            changed = new[head..<(new.count - tail)]
        }
        guard !changed.isEmpty else { return TerminalText() }
        let text = TerminalText(cleaningLine: String(String.UnicodeScalarView(changed)))
        return Self.at(
            start + Self.width(new[..<changed.startIndex]), rowsAbove: rowsAbove,
            isDim ? TerminalText(.style([2])) + text + TerminalText(.resetStyle) : text)
    }

    /// Clears the meter's cells, likewise.
    func erasing(rowsAbove: Int) -> TerminalText {
        Self.at(column, rowsAbove: rowsAbove, TerminalText(.eraseLine))
    }

    private func padded(from start: Int) -> [Unicode.Scalar] {
        Array(repeating: " ", count: column - start) + scalars
    }

    /// DECSC, the place, the text, DECRC.
    private static func at(_ column: Int, rowsAbove: Int, _ text: TerminalText) -> TerminalText {
        TerminalText([.saveCursor, .cursorUp(rowsAbove), .cursorColumn(column + 1)]) + text
            + TerminalText(.restoreCursor)
    }

    private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + Int(ce_cell_width($1.value)) }
    }
}

extension ShownMeter {
    /// What stands between the parts of a meter, the first of which matter most.
    static let separator = " · "

    /// As many parts of the meter as have room; nil if not even the first has.
    init?(fitting text: String, columns: Int, rowEnd: Int) {
        var parts = text.split(separator: Self.separator)
        while !parts.isEmpty {
            if let whole = ShownMeter(parts.joined(separator: Self.separator), columns: columns, rowEnd: rowEnd) {
                self = whole
                return
            }
            parts.removeLast()
        }
        return nil
    }
}
