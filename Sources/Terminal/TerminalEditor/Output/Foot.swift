/// What stands below the text: as it is wanted, and as it is on the screen.
struct Foot: Sendable {
    /// What an editor shows; the status alone is shown without it.
    var content: (any FootContent)?
    /// Where the cursor should rest.
    var rest = CursorRest.atText
    var statusOwner = 0
    /// The rows of the status; none when there is none.
    var status: [StyledText] = []
    /// As it was drawn; `nil` while it cannot be seen.
    var shown: ShownFoot?
    /// Whether something of it has changed that could not be drawn where the text ended.
    var isStale = false
    /// Whether the status has changed, which was left to the next drawing.
    var isBehind = false
    var pace = FootPace()
    /// When the window got narrower, if that was a moment ago.
    var lastNarrowing: ContinuousClock.Instant?
    /// What was learned of the terminal: whether it wraps its rows anew.
    var rewraps: Bool?
    /// The column in which the terminal says the cursor is, while its size is being adopted.
    var cursorColumn: Int?

    /// How long a window is not expected to become still narrower.
    static let settling: Duration = .seconds(1)

    /// On a screen of fewer rows no status is shown: with one row there is no place, with two it hides half the text.
    static let fewestRowsForStatus = 3

    /// The cells that a row may fill while the cursor rests at the text: not the first, where the cursor rests when the
    /// text has ended its line, and not the last, at which some terminals wrap.
    static func room(in columns: Int) -> Int {
        max(0, columns - 2)
    }

    /// Whether the foot has anything to show, room permitting.
    var isWanted: Bool { content != nil || !status.isEmpty }

    /// Where the cursor will rest after a text that ends here: only what has ended its line lets it go.
    func rest(after end: TextEnd) -> CursorRest {
        content != nil && rest == .inFoot && end.isAtLineStart ? .inFoot : .atText
    }

    /// The foot below a text that ends here; `nil` where there is nothing to show or no room.
    ///
    /// - Parameter isNarrow: Whether rows leave a quarter of the width while the cursor rests at the text.
    func layOut(
        after end: TextEnd, on size: ScreenSize, isNarrow: Bool, with encoder: StyleEncoder
    ) -> ShownFoot? {
        let rest = rest(after: end)
        let margin = rest == .atText ? 1 : 0
        let columns = isNarrow && rest == .atText ? size.columns * 3 / 4 : size.columns
        let room = rest == .atText ? Self.room(in: columns) : max(0, columns - 1)
        guard room > 0, let wanted = wantedRows(room: room, height: size.rows, rest: rest) else { return nil }
        let cursor = FootCell(
            row: min(wanted.cursor?.row ?? wanted.rows.count - 1, wanted.rows.count - 1),
            column: min(wanted.cursor?.column ?? 0, room))
        let rows = wanted.rows.enumerated().map { index, text in
            let reach = rest == .inFoot && index == cursor.row ? cursor.column : 0
            if let old = shown?.rows, index < old.count, let source = old[index].source,
                source == FootCells.Source(text: text, margin: margin, room: room, reach: reach)
            {
                return old[index]
            }
            return FootCells(.init(text: text, margin: margin, room: room, reach: reach), with: encoder)
        }
        return ShownFoot(
            place: end.isAtLineStart ? .here : .below, rest: rest, size: size, rows: rows, cursor: cursor)
    }

    private func wantedRows(room: Int, height: Int, rest: CursorRest) -> FootRows? {
        guard let content else {
            let fits = height >= Self.fewestRowsForStatus && status.count < height
            return status.isEmpty || !fits ? nil : FootRows(rows: status)
        }
        // The text needs a row while it goes on.
        let most = rest == .atText ? height - 1 : height
        guard most > 0 else { return nil }
        var wanted = content.layOut(
            in: FootRoom(columns: room, rows: most, status: status, drawsCursor: rest == .atText))
        wanted.rows = Array(wanted.rows.prefix(most))
        return wanted.rows.isEmpty ? nil : wanted
    }
}
