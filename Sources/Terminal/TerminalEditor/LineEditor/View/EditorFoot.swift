/// Everything that the editor shows, as a value.
struct EditorFoot: FootContent, Hashable {
    var draft: DraftBox?
    /// Queued lines, oldest first, each one row.
    var queue: [String] = []
    /// Whether nothing of the queue is sent before Enter.
    var isQueueHeld = false
    /// One row, where the status stands.
    var notice: StyledText?
    /// Live rows above everything else.
    var panel: Panel?
    /// The ways to complete the draft, below it.
    var candidates: CandidateRows?
    /// A list to choose from, below the draft; the cursor is in it.
    var picker: PickerView?
    /// Tokens and money: 3 to 5 rows.
    var ledger: [StyledText] = []

    func layOut(in room: FootRoom) -> FootRows {
        let page = draft.map { $0.pages.page(of: $0, columns: room.columns) }
        let shares = shares(in: room, page)
        let columns = room.columns
        let look: CursorLook = room.drawsCursor ? .reversed : .terminal
        var foot = FootRows()
        foot.append(panel?.layOut(columns: columns, rows: shares[.panel]) ?? [])
        foot.append(room.status.prefix(shares[.status]).map { $0.truncated(to: columns) })
        foot.append([notice].compactMap(\.self).prefix(shares[.notice]).map { $0.truncated(to: columns) })
        foot.append(queueRows.layOut(columns: columns, rows: shares[.queue]))
        if let page, shares[.draft] > 0 {
            foot.append(page.window(rows: shares[.draft], cursor: picker == nil ? look : .absent))
        }
        foot.append(candidates?.layOut(columns: columns, rows: shares[.candidates]) ?? [])
        if let picker { foot.append(picker.layOut(columns: columns, rows: shares[.picker], cursor: look)) }
        foot.append(ledger.prefix(shares[.ledger]).map { $0.truncated(to: columns) })
        return foot
    }

    /// Gives the panel a key, which scrolls it by what is in view in the room.
    mutating func stepPanel(_ event: KeyParser.Event, in room: FootRoom) -> Panel.Step {
        guard var panel else { return .ignored }
        let shares = shares(in: room, draft.map { DraftPage($0, columns: room.columns) })
        let step = panel.step(event, height: shares[.panel] - 1, takesArrows: draft?.draft.isEmpty != false)
        self.panel = step == .closed ? nil : panel
        return step
    }

    private var queueRows: QueueRows { QueueRows(lines: queue, isHeld: isQueueHeld) }

    private func shares(in room: FootRoom, _ page: DraftPage?) -> FootShares {
        FootShares(
            room.rows,
            wishes: [
                panel?.wish ?? 0, room.status.count, notice == nil ? 0 : 1, queueRows.wish, page?.wish ?? 0,
                candidates?.wish ?? 0, picker?.wish ?? 0, ledger.count,
            ])
    }
}

extension FootRows {
    fileprivate mutating func append(_ more: [StyledText]) { rows += more }

    fileprivate mutating func append(_ more: FootRows) {
        if let cell = more.cursor { cursor = FootCell(row: rows.count + cell.row, column: cell.column) }
        rows += more.rows
    }
}
