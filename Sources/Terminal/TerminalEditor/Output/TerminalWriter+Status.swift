import Synchronization

// The status: rows, mostly one, that are no part of the output. They stand below the text, or from the row on that the
// text has not begun yet, and whatever is written takes their place.
extension TerminalWriter {
    /// The cells that a status may fill now. What is wider is cut.
    var statusRoom: Int { StatusDrawing.room(in: capabilities.columns()) }

    /// Takes the status over; what the owner before showed is erased.
    func beginStatus() -> Int {
        state.withLock { state in
            eraseStatus(&state)
            state.statusOwner += 1
            return state.statusOwner
        }
    }

    /// Shows a status of one row; an empty one is none.
    func showStatus(_ text: StyledText, owner: Int) {
        showStatus(text.isEmpty ? [] : [text], owner: owner)
    }

    /// Shows a status in place of the one before; one without rows is none. While it has no place, as when the text just
    /// filled its row, it waits until it has one. Does nothing for a past owner, or where the cursor cannot be moved.
    ///
    /// - Parameter lines: Lines that are written, as every text is, in the same step; also for a past owner.
    func showStatus(_ rows: [StyledText], after lines: [StyledText] = [], owner: Int) {
        guard lines.isEmpty else {
            return write(lines.joined(separator: "\n"), status: capabilities.movesCursor ? (rows, owner) : nil)
        }
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            guard state.statusOwner == owner, mayShowStatus(&state) else { return }
            noticeWidth(&state)
            let isShown = state.shownStatus.map { $0.columns == state.end.columns } ?? false
            guard !isShown || rows != state.status else { return }
            state.status = rows
            // Drawing begins with an erasure of its own.
            let drawing = drawStatus(&state)
            if drawing.isEmpty {
                hideStatus(&state)
            } else {
                send(synchronized(drawing), &state)
            }
        }
    }

    /// Erases the status and takes the right to show one from its owner.
    func endStatus(owner: Int) {
        state.withLock { state in
            guard state.statusOwner == owner else { return }
            state.statusOwner += 1
            eraseStatus(&state)
        }
    }

    func eraseStatus(_ state: inout State) {
        state.status = []
        hideStatus(&state)
    }

    private func hideStatus(_ state: inout State) {
        noticeWidth(&state)
        guard let shown = state.shownStatus, !isErasedByText(state) else { return }
        state.shownStatus = nil
        send(synchronized(shown.erasure), &state)
    }

    /// Asked before every use of the end of the text, since a window changes at any time.
    func noticeWidth(_ state: inout State) {
        guard capabilities.movesCursor else { return }
        state.end.resize(to: capabilities.columns())
    }

    /// Harmless text with its looks, and what erases the status, if any can be seen.
    func encode(_ text: SanitizedText, with encoder: StyleEncoder, takingAwayStatus state: inout State) -> TerminalText
    {
        guard let shown = state.shownStatus else { return encoder.encode(text, with: &state.pen) }
        defer { state.shownStatus = nil }
        guard isErasedByText(state) else { return shown.erasure + encoder.encode(text, with: &state.pen) }
        let (first, rest) = text.splitAfterFirstCharacter
        return encoder.encode(first, with: &state.pen) + shown.erasure + encoder.encode(rest, with: &state.pen)
    }

    /// Whether the status has to stay until a character has left the row that it stands below. A new width made that row
    /// full, and terminals disagree whether its last cell is before or after the cursor then, so that nothing can be
    /// erased from there.
    private func isErasedByText(_ state: State) -> Bool {
        state.shownStatus?.place == .below && state.end.isWrapPending
    }

    /// What draws the status at the end of the text; nothing while it has no place there.
    func drawStatus(_ state: inout State) -> TerminalText {
        guard !state.status.isEmpty, mayShowStatus(&state),
            let place = StatusDrawing(after: state.end, rows: capabilities.rows(), height: state.status.count)
        else { return TerminalText() }
        state.shownStatus = place
        let room = StatusDrawing.room(in: place.columns)
        let encoder = state.encoder
        return place.drawing(state.status.map { encoder.encode(SanitizedText($0, fitting: room)) }, leaving: state.pen)
    }

    /// Output that a terminal shows all at once, if it can.
    func synchronized(_ output: TerminalText) -> TerminalText {
        TerminalText(.synchronizedUpdate(true)) + output + TerminalText(.synchronizedUpdate(false))
    }
}
