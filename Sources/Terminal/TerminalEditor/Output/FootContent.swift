/// What stands below the text: rows that are drawn again and again and are no part of it.
protocol FootContent: Sendable {
    /// The rows in the room that there is, with the status among them.
    func layOut(in room: FootRoom) -> FootRows
}

/// The room for what stands below the text, and what else has to be among it.
struct FootRoom: Sendable, Hashable {
    /// The cells that a row may fill.
    var columns: Int
    /// The most rows.
    var rows: Int
    /// The status (spinner, numbers of the answer); empty without one.
    var status: [StyledText]
    /// Whether the cursor is drawn as a reversed cell, as the terminal's own is elsewhere.
    var drawsCursor: Bool
}

/// Rows that stand below the text.
struct FootRows: Sendable, Hashable {
    /// From top to bottom.
    var rows: [StyledText] = []
    /// The cell of the cursor; nil without a draft.
    var cursor: FootCell?
}

/// A cell of the foot, or of the screen; both numbers count from 0.
struct FootCell: Sendable, Hashable {
    var row: Int
    var column: Int
}

/// Where the terminal's own cursor stands while nothing is written.
enum CursorRest: Sendable, Hashable {
    /// In the draft, as nothing else goes on.
    case inFoot
    /// After the text, which goes on at any time. The terminal itself keeps it there when its size changes.
    case atText
}
