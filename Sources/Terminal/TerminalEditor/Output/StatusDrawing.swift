/// The sequences that draw a status of one row or more near the end of the text, and take it away, without touching the
/// text.
///
/// The cursor stays at the end of the text, or comes back there: by the terminal's own memory, not by a column that we
/// computed. So whatever the terminal does to its rows when its size changes, everything after the cursor is the status,
/// and one sequence erases it.
struct StatusDrawing: Sendable, Hashable {
    /// Where a status stands.
    enum Place: Sendable, Hashable {
        /// From the row of the cursor on, as the text before has ended its line.
        case here
        /// From the row below the text on.
        case below
    }

    /// On a screen of fewer rows nothing is shown: with one row there is no place, with two it hides half the text.
    static let fewestRows = 3

    var place: Place
    /// The width that it was drawn for.
    var columns: Int

    /// The place after the text; none where the cursor could not come back to it, or the screen is too small.
    ///
    /// - Parameters:
    ///   - rows: Those of the screen.
    ///   - height: The rows that are to be drawn.
    init?(after end: TextEnd, rows: Int, height: Int = 1) {
        guard rows >= Self.fewestRows, height < rows, Self.room(in: end.columns) > 0 else { return nil }
        // To leave a row that is full, or a character that is not whole, makes a terminal forget that it is.
        guard end.column < end.columns, !end.mayGrow else { return nil }
        place = end.isAtLineStart ? .here : .below
        columns = end.columns
    }

    private static let margin = TerminalText(cleaning: " ")

    /// The cells that a status may fill: not the first, where the cursor rests when the text has ended its line, and not
    /// the last, at which some terminals wrap.
    static func room(in columns: Int) -> Int {
        max(0, columns - 2)
    }

    /// Draws a status, given as rows with their colors, in place of what may have been there.
    ///
    /// - Parameter pen: How the text around it goes on. The terminal remembers the looks together with the place of the
    ///   cursor, but no link.
    func drawing(_ encoded: [TerminalText], leaving pen: Pen) -> TerminalText {
        // First down and up, so that the place that is remembered is true also when the screen had to scroll.
        let descent = encoded.count - (place == .here ? 1 : 0)
        let clearing: [ControlSequence] = place == .here ? [.carriageReturn, .eraseBelow] : [.eraseBelow]
        let approach =
            clearing + Array(repeating: .index, count: descent) + Array(repeating: .cursorUp(1), count: descent)
            + [.saveCursor] + (place == .here ? [] : [.index, .carriageReturn])
        // The terminal may be narrower than it says: tmux tells of a new width late.
        var (status, text) = (pen, Pen(parameters: pen.parameters))
        let laidDown = status.change(to: Pen())
        let takenUp = text.change(to: pen)
        return TerminalText(approach + [.autowrap(false)]) + laidDown
            + encoded.map { Self.margin + $0 }.joined(separator: TerminalText([.index, .carriageReturn]))
            + TerminalText([.autowrap(true), .restoreCursor]) + takenUp
    }

    /// Takes the status away.
    var erasure: TerminalText {
        switch place {
        // What the person types may have been echoed and have moved the cursor.
        case .here: TerminalText([.carriageReturn, .eraseBelow])
        case .below: TerminalText(.eraseBelow)
        }
    }

    /// Whether a text that follows stays clear of the status, so that neither has to be drawn again.
    func isClear(of text: String, after end: TextEnd) -> Bool {
        place == .below && columns == end.columns && end.column + text.utf8.count < columns
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
