/// The foot as it is on the screen.
struct ShownFoot: Sendable, Hashable {
    /// Where it stands.
    enum Place: Sendable, Hashable {
        /// From the row on in which the text would go on, as it has ended its line.
        case here
        /// From the row below the text on.
        case below
    }

    var place: Place
    /// Where the terminal's cursor is.
    var rest: CursorRest
    /// That of the screen when it was drawn.
    var size: ScreenSize
    var rows: [FootCells]
    /// The cell in which the cursor rests in the foot.
    var cursor: FootCell

    /// Where the cursor is now, as a painter counts.
    func painter(_ pen: Pen) -> FootPainter {
        switch (rest, place) {
        case (.inFoot, _): FootPainter(row: cursor.row, column: cursor.column, pen: pen)
        case (.atText, .here): FootPainter(row: 0, column: nil, pen: pen)
        case (.atText, .below): FootPainter(row: -1, column: nil, pen: pen)
        }
    }

    /// Takes the foot away and leaves the cursor where the text goes on.
    ///
    /// - Parameters:
    ///   - rowsAbove: The rows of the foot above the cursor, if they may have changed since it was drawn.
    ///   - keepsErased: See ``TerminalCapabilities/keepsErased``.
    func erasure(rowsAbove: Int? = nil, keepsErased: Bool) -> TerminalText {
        switch (rest, place) {
        case (.inFoot, _):
            TerminalText(.cursorUp(rowsAbove ?? cursor.row)) + Self.erasureOfRows(keepsErased: keepsErased)
        // What the person types may have been echoed and have moved the cursor.
        case (.atText, .here): Self.erasureOfRows(keepsErased: keepsErased)
        case (.atText, .below): TerminalText(.eraseBelow)
        }
    }

    /// Erases the cursor's row and all below it.
    static func erasureOfRows(keepsErased: Bool) -> TerminalText {
        guard keepsErased else { return TerminalText([.carriageReturn, .eraseBelow]) }
        // Not from the first cell, as that may be the first one of the screen.
        return TerminalText([.carriageReturn, .eraseLine, .cursorColumn(2), .eraseBelow, .carriageReturn])
    }

    /// Moves the foot down without writing it, so that text has so many more rows; the cursor stays where the text goes
    /// on. Where the text has ended its line it is in the first column.
    func makingRoom(_ count: Int) -> TerminalText {
        guard count > 0 else { return TerminalText() }
        // First down past its end, where the screen scrolls if it has to, then rows come in between.
        let height = rows.count
        let scrolling = Array(repeating: ControlSequence.index, count: count)
        return switch place {
        case .here:
            TerminalText(
                [.cursorDown(height - 1)] + scrolling + [
                    .cursorUp(height - 1 + count), .insertLines(count),
                ])
        // Terminals disagree in which column an insertion leaves the cursor.
        case .below:
            TerminalText(
                [.cursorDown(height)] + scrolling + [
                    .cursorUp(height + count), .saveCursor, .index, .insertLines(count), .restoreCursor,
                ])
        }
    }
}
