package import ParlanceSystem

/// The size of a terminal in character cells.
package struct TerminalSize: Sendable, Hashable {
    /// Cells in a row.
    package var columns: Int
    /// Rows on the screen.
    package var rows: Int

    /// The size assumed where none is known, that of the DEC VT100.
    package static let fallback = TerminalSize(columns: 80, rows: 24)

    /// Makes a size.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The size of the terminal behind a file descriptor (`TIOCGWINSZ`), or the fallback for what the terminal does
    /// not tell or where there is no terminal.
    package static func of(_ fileDescriptor: FileDescriptor) -> TerminalSize {
        let size = fileDescriptor.windowSize
        return TerminalSize(columns: size?.columns ?? fallback.columns, rows: size?.rows ?? fallback.rows)
    }
}
