/// What stands below the text: rows that are drawn again and again and are no part of it.
protocol FootContent: Sendable {
    /// The rows in the room that there is, with the status among them.
    func layOut(in room: FootRoom) -> FootRows
}

/// The room for the rows below the text.
struct FootRoom: Sendable, Hashable {
    /// The cells that a row may fill.
    var columns: Int
    /// The most rows.
    var rows: Int
    /// The status (spinner, numbers of the answer); empty without one.
    var status: [StyledText]
    /// Whether the cursor is drawn as a reversed cell (TextAttributes.reversed), as the terminal's own is elsewhere.
    var drawsCursor: Bool
}

/// The rows below the text, and where the cursor is in them.
struct FootRows: Sendable, Hashable {
    var rows: [StyledText] = []
    /// The cell of the cursor; nil without a draft.
    var cursor: FootCell?
}

/// A cell of the rows below the text, counted from 0.
struct FootCell: Sendable, Hashable {
    var row: Int
    var column: Int
}
