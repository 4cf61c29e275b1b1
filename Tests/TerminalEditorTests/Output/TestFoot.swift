@testable import TerminalEditor

/// What a test shows below the text: a status, and a draft behind a label with a count at the right edge.
struct TestFoot: FootContent {
    var draft: String
    /// Rows between the status and the draft.
    var rows: [StyledText] = []
    var count = ""
    /// The characters before the cursor; all of them if nil.
    var cursor: Int?

    init(_ draft: String = "", count: String = "", rows: [StyledText] = [], cursor: Int? = nil) {
        (self.draft, self.count, self.rows, self.cursor) = (draft, count, rows, cursor)
    }

    func layOut(in room: FootRoom) -> FootRows {
        let before = cursor.map { String(draft.prefix($0)) } ?? draft
        let column = min("› ".cellWidth + before.cellWidth, room.columns - 1)
        let after = draft.dropFirst(before.count)
        var line: StyledText = "› " + StyledText(before)
        if room.drawsCursor {
            line.append(.init(after.isEmpty ? " " : String(after.prefix(1)), .plain, attributes: .reversed))
            line.append(String(after.dropFirst()))
        } else {
            line.append(String(after))
        }
        if !count.isEmpty { line = line.padded(to: room.columns - count.cellWidth) + .dim(count) }
        let above = (room.status + rows).suffix(max(0, room.rows - 1))
        return FootRows(rows: above + [line], cursor: FootCell(row: above.count, column: column))
    }

    /// The rows that a terminal shows for it.
    func shown(columns: Int, rows: Int, status: [StyledText] = [], rest: CursorRest) -> [String] {
        let margin = rest == .atText ? " " : ""
        let room = FootRoom(
            columns: columns - 1 - margin.count, rows: rest == .atText ? rows - 1 : rows, status: status,
            drawsCursor: rest == .atText)
        return layOut(in: room).rows.map { row in
            var text = margin + row.truncated(to: room.columns).description
            while text.last == " " { text.removeLast() }
            return text
        }
    }
}
