import Synchronization

// The foot below the text: from what is on the screen to what should be there.
extension TerminalWriter {
    /// That of the screen now.
    var size: ScreenSize { ScreenSize(columns: capabilities.columns(), rows: capabilities.rows()) }

    /// Asked before every use of the end of the text, since a window changes at any time.
    func noticeWidth(_ state: inout State) {
        guard capabilities.movesCursor else { return }
        let columns = capabilities.columns()
        if columns < state.end.columns, state.foot.content != nil { state.foot.lastNarrowing = now() }
        state.end.resize(to: columns)
        state.end.rewraps = state.foot.content != nil && (state.foot.rewraps ?? capabilities.rewraps)
    }

    /// Whether the next text begins a line.
    func isAtLineStart(_ state: State) -> Bool {
        state.held.isEmpty ? state.end.isAtLineStart : state.held.description.last == "\n"
    }

    /// Whether the cursor may leave the end of the text and come back: not from a row that is full, nor from a
    /// character that is not whole, as terminals forget that it is.
    func isOpen(_ state: State) -> Bool {
        // What is held back is another character than the last one.
        state.end.column < state.end.columns && !(state.end.mayGrow && state.held.isEmpty)
    }

    /// Brings the foot on the screen to what it should be.
    func refreshFoot(_ state: inout State) {
        let update = footUpdate(&state)
        guard !update.output.isEmpty else { return }
        let output = update.isSingle ? update.output : synchronized(update.output)
        draw(output, &state)
    }

    /// Writes what changes nothing but the foot.
    func draw(_ output: TerminalText, _ state: inout State) {
        state.foot.pace.note(foot: output.characters.utf8.count, isDrawing: true, at: now())
        send(output, &state)
    }

    /// What brings the foot on the screen to what it should be, and the cursor to where it rests.
    func footUpdate(_ state: inout State) -> FootDrawing {
        guard state.foot.isWanted, mayShowFoot(&state) else {
            return .erasing(takeAwayFoot(&state))
        }
        let size = size
        let isCurrent = state.foot.shown.map { $0.size == size } ?? false
        guard isOpen(state) else {
            // It stays as it is until the text goes on. One of another size goes, if the cursor can be trusted.
            state.foot.isStale = true
            return isCurrent && state.foot.content != nil ? .none : .erasing(takeAwayFoot(&state))
        }
        guard
            let wanted = state.foot.layOut(
                after: state.end, on: size, isNarrow: isResizing(&state), with: state.encoder)
        else {
            return .erasing(takeAwayFoot(&state))
        }
        state.foot.isStale = false
        state.foot.isBehind = false
        guard let old = state.foot.shown, isCurrent, old.rest == wanted.rest || wanted.place == .here,
            old.place == wanted.place
        else {
            var approach = TerminalText()
            if let old = state.foot.shown, old.rest == .inFoot {
                approach = TerminalText(.cursorUp(rowsAboveCursor(of: old, state)))
            }
            state.foot.shown = wanted
            return FootDrawing(wanted, pen: state.pen, keepsErased: capabilities.keepsErased).after(approach)
        }
        let clearsErased = capabilities.keepsErased
        let drawing = FootDrawing(from: old, to: wanted, pen: state.pen, clearsErased: clearsErased)
        var shown = wanted
        if !(clearsErased && wanted.rest == .inFoot) {
            for index in shown.rows.indices where index < old.rows.count {
                shown.rows[index].extent = max(shown.rows[index].cells.count, old.rows[index].extent)
            }
        }
        state.foot.shown = shown
        return drawing
    }

    /// Whether the window is being made narrower, step by step. Each step makes a row that fills the width two, and
    /// tmux then moves as many rows off the screen, at last also that in which the text ends: for a moment the foot
    /// leaves room.
    private func isResizing(_ state: inout State) -> Bool {
        guard let last = state.foot.lastNarrowing else { return false }
        if last.duration(to: now()) < Foot.settling { return true }
        state.foot.lastNarrowing = nil
        return false
    }

    /// What erases the foot, if it can be seen and the cursor can be trusted.
    func takeAwayFoot(_ state: inout State) -> TerminalText {
        noticeWidth(&state)
        guard let shown = state.foot.shown else { return TerminalText() }
        guard !isErasedByText(state) else {
            state.foot.isStale = true
            return TerminalText()
        }
        state.foot.shown = nil
        return shown.erasure(
            rowsAbove: shown.rest == .inFoot ? rowsAboveCursor(of: shown, state) : nil,
            keepsErased: capabilities.keepsErased)
    }

    /// Harmless text with its looks, and what erases the foot, if it can be seen.
    func takeAwayFoot(
        before text: SanitizedText, with encoder: StyleEncoder, _ state: inout State
    ) -> TerminalText {
        let erasure = takeAwayFoot(&state)
        guard let shown = state.foot.shown, !text.isEmpty else {
            return erasure + encoder.encode(text, with: &state.pen)
        }
        state.foot.shown = nil
        let (first, rest) = text.split(after: 1)
        return encoder.encode(first, with: &state.pen) + shown.erasure(keepsErased: capabilities.keepsErased)
            + encoder.encode(rest, with: &state.pen)
    }

    /// Whether the foot has to stay until a character has left the row that it stands below: that row is full, and
    /// terminals disagree whether its last cell is before or after the cursor then, so that nothing can be erased from
    /// there.
    private func isErasedByText(_ state: State) -> Bool {
        state.foot.shown?.place == .below && state.end.isWrapPending
    }

    /// Output that a terminal shows all at once, if it can.
    func synchronized(_ output: TerminalText) -> TerminalText {
        TerminalText(.synchronizedUpdate(true)) + output + TerminalText(.synchronizedUpdate(false))
    }
}
