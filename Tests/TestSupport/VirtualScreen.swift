/// A small terminal emulator in the manner of xterm, good enough to check what a line editor and a chat program draw.
///
/// Rows and columns count from 0. Colors and other attributes are not kept.
package struct VirtualScreen: Sendable {
    /// A place on the screen.
    package struct Position: Sendable, Hashable {
        /// The row, 0 at the top.
        package var row: Int
        /// The column, 0 at the left.
        package var column: Int

        /// Makes a place.
        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// One row of cells.
    struct Row: Sendable {
        /// A character, a space, or nothing in the second cell of a wide character.
        var cells: [String]
        /// Whether the text runs on into the next row because it reached the edge.
        var isContinued = false
        /// Whether its last cell is no part of the text, as a wide character found no room there.
        var hasGap = false

        init(columns: Int) {
            cells = Array(repeating: " ", count: columns)
        }

        var text: String { cells.joined() }
    }

    /// The width in cells.
    package internal(set) var columns: Int

    /// The height in cells.
    package internal(set) var rows: Int

    /// Where the next character goes; in the last column while a wrap is pending.
    package internal(set) var cursor = Position(row: 0, column: 0)

    /// Whether the last column was just written, so that the next character goes to the next row first ("xenl").
    package internal(set) var isWrapPending = false

    /// The private modes (`CSI ? n h`) that are on: 7 wraps at the edge, 25 shows the cursor, 2004 brackets pastes.
    package internal(set) var modes: Set<Int> = [7, 25]

    /// The sequences that were not understood, in readable form: `ESC [ > 4 m`.
    package internal(set) var unknown: [String] = []

    var grid: [Row]
    var history: [Row] = []
    /// The rows that scroll.
    var region: ClosedRange<Int>
    var saved: Position?
    var isInserting = false
    /// The cell of the character that was printed last, while a combining scalar could still join it.
    var lastPrinted: Position?
    var parser = VirtualScreenParser()

    /// Makes an empty screen.
    package init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        grid = Array(repeating: Row(columns: self.columns), count: self.rows)
        region = 0...(self.rows - 1)
    }

    /// The rows on the screen, trailing spaces removed.
    package var lines: [String] { grid.map { Self.trimmed($0.text) } }

    /// The rows that have left the screen at the top, trailing spaces removed.
    package var scrollback: [String] { history.map { Self.trimmed($0.text) } }

    /// The screen as text, empty rows at the end removed.
    package var text: String { Self.joined(lines) }

    /// All lines from the first one on, as they would be copied: rows that were wrapped at the edge are one line.
    package var transcript: String {
        var lines: [String] = []
        var current = ""
        for row in history + grid {
            current += row.text
            if !row.isContinued {
                lines.append(Self.trimmed(current))
                current = ""
            }
        }
        return Self.joined(lines + [Self.trimmed(current)])
    }

    /// The row the cursor is in.
    package var currentLine: String { lines[cursor.row] }

    /// Changes the size as xterm does: nothing is wrapped anew, and rows above leave if the cursor would not fit.
    package mutating func resize(columns newColumns: Int, rows newRows: Int) {
        let size = (columns: max(1, newColumns), rows: max(1, newRows))
        let leaving = max(0, cursor.row - size.rows + 1)
        history += grid.prefix(leaving)
        grid = Array(grid.dropFirst(leaving).prefix(size.rows))
        for index in grid.indices {
            let missing = max(0, size.columns - columns)
            grid[index].cells = grid[index].cells.prefix(size.columns) + Array(repeating: " ", count: missing)
        }
        while grid.count < size.rows { grid.append(Row(columns: size.columns)) }
        (columns, rows) = size
        region = 0...(rows - 1)
        cursor = Position(row: cursor.row - leaving, column: min(cursor.column, columns - 1))
        isWrapPending = false
        lastPrinted = nil
    }

    /// Takes in output; a sequence or a character may be cut anywhere.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            for action in parser.actions(for: byte) { perform(action) }
        }
    }

    /// Takes in output that is text.
    package mutating func feed(_ text: String) {
        feed(text.utf8)
    }

    static func trimmed(_ text: String) -> String {
        var end = text.endIndex
        while end > text.startIndex, text[text.index(before: end)] == " " { end = text.index(before: end) }
        return String(text[..<end])
    }

    private static func joined(_ lines: [String]) -> String {
        let count = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return lines.prefix(count).joined(separator: "\n")
    }
}
