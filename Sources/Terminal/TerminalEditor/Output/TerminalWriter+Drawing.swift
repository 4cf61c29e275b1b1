import Synchronization

// Text and the foot below it: what has to be written when either changes.
extension TerminalWriter {
    /// What a text does to the foot below it.
    private enum Meeting {
        /// The foot goes down so many rows, unwritten; what is above it is the text's.
        case moves(Int, ShownFoot.Place)
        /// The foot is taken away and drawn anew.
        case collides
    }

    /// That of the screen now.
    var size: ScreenSize { ScreenSize(columns: capabilities.columns(), rows: capabilities.rows()) }

    /// Asked before every use of the end of the text, since a window changes at any time.
    func noticeWidth(_ state: inout State) {
        guard capabilities.movesCursor else { return }
        state.end.resize(to: capabilities.columns())
        state.end.rewraps = state.foot.content != nil && (state.foot.rewraps ?? capabilities.rewraps)
    }

    /// Whether the next text begins a line.
    func isAtLineStart(_ state: State) -> Bool { state.end.isAtLineStart && state.held.isEmpty }

    /// Whether the cursor may leave the end of the text and come back: not from a row that is full, nor from a character
    /// that is not whole, as terminals forget that it is.
    func isOpen(_ state: State) -> Bool {
        // What is held back is another character than the last one.
        state.end.column < state.end.columns && !(state.end.mayGrow && state.held.isEmpty)
    }

    /// Writes harmless text. A foot in its way moves down, or is erased before it and drawn anew below it, all in one
    /// write.
    ///
    /// While an editor shows a foot, a cluster that fills its row or may grow is held back until more of the text comes, or
    /// its end: else the cursor could not leave it, and the foot would stand still whenever an answer pauses there.
    ///
    /// - Parameters:
    ///   - endsText: Whether what follows is another text, so that nothing may stay set.
    ///   - drawsFoot: Whether the foot may have changed as well.
    func emit(
        _ text: SanitizedText, endsText: Bool, with encoder: StyleEncoder? = nil, drawsFoot: Bool = false,
        _ state: inout State
    ) {
        noticeWidth(&state)
        let text = takeReady(text, endsText: endsText, &state)
        guard !text.isEmpty || endsText || drawsFoot else { return }
        let encoder = encoder ?? state.encoder
        guard capabilities.movesCursor, state.foot.shown != nil || state.foot.isWanted else {
            state.end.advance(over: text.description)
            return send(encode(text, endsText, encoder, &state), &state)
        }
        let isShown = state.foot.shown != nil
        switch meeting(of: text.description, endsText: endsText, state) {
        case .moves(let count, let place):
            var output = TerminalText()
            if count > 0, let shown = state.foot.shown {
                // The rows that come in take the background that is set.
                output = state.pen.change(to: Pen()) + shown.makingRoom(count)
            }
            let roomBytes = output.characters.utf8.count
            output += encode(text, endsText, encoder, &state)
            state.end.advance(over: text.description)
            if endsText { state.end.endText() }
            state.foot.shown?.place = place
            state.foot.pace.note(text: output.characters.utf8.count - roomBytes)
            let redraws = drawsFoot || state.foot.isStale || state.foot.shown?.rest != state.foot.rest(after: state.end)
            let update = redraws ? footUpdate(&state) : .none
            let isSingle = count == 0 && (update.output.isEmpty || (text.isEmpty && update.isSingle))
            let whole = isSingle ? output + update.output : synchronized(output + update.output)
            state.foot.pace.note(
                foot: whole.characters.utf8.count - (output.characters.utf8.count - roomBytes),
                isDrawing: !update.output.isEmpty, at: now())
            send(whole, &state)
        case .collides:
            let taken = takeAwayFoot(before: text, with: encoder, &state)
            var output = taken
            if endsText { output += state.pen.change(to: Pen()) }
            state.end.advance(over: text.description)
            if endsText { state.end.endText() }
            state.foot.pace.note(text: text.description.utf8.count)
            let update = footUpdate(&state)
            guard isShown || !update.output.isEmpty else { return send(output, &state) }
            state.foot.pace.note(foot: update.output.characters.utf8.count, isDrawing: true, at: now())
            send(synchronized(output + update.output), &state)
        }
    }

    /// What of a text can be written now, with what was held back before.
    private func takeReady(_ text: SanitizedText, endsText: Bool, _ state: inout State) -> SanitizedText {
        var ready = state.held
        ready.append(text)
        state.held = .empty
        guard !endsText, state.foot.content != nil, !ready.isEmpty else { return ready }
        var count = ready.description.count
        var end = state.end
        end.advance(over: ready.description)
        guard end.mayGrow || end.isWrapPending else { return ready }
        // What stands before a cluster that is held back no longer grows.
        repeat {
            count -= 1
            end = state.end
            end.advance(over: String(ready.description.prefix(count)))
        } while end.isWrapPending && count > 0
        (ready, state.held) = ready.split(after: count)
        return ready
    }

    private func encode(
        _ text: SanitizedText, _ endsText: Bool, _ encoder: StyleEncoder, _ state: inout State
    ) -> TerminalText {
        var output = encoder.encode(text, with: &state.pen)
        if endsText { output += state.pen.change(to: Pen()) }
        return output
    }

    private func meeting(of text: String, endsText: Bool, _ state: State) -> Meeting {
        guard let shown = state.foot.shown, shown.rest == .atText, shown.size == size,
            let rows = state.end.rowsBegun(by: text)
        else { return .collides }
        var end = state.end
        end.advance(over: text)
        if endsText { end.endText() }
        // An editor's foot stays where it is while the cursor cannot leave the text.
        let isOpen = end.column < end.columns && !(end.mayGrow && state.held.isEmpty)
        guard isOpen || state.foot.content != nil else { return .collides }
        let place = end.isAtLineStart ? ShownFoot.Place.here : .below
        let count = rows + (place == .below ? 1 : 0) - (shown.place == .below ? 1 : 0)
        if count == 0 { return .moves(0, place) }
        guard count > 0, self.isOpen(state),
            shown.rows.count + count + (shown.place == .below ? 1 : 0) <= shown.size.rows
        else { return .collides }
        return .moves(count, place)
    }

    // MARK: The foot alone

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
        guard let wanted = state.foot.layOut(after: state.end, on: size, with: state.encoder) else {
            return .erasing(takeAwayFoot(&state))
        }
        state.foot.isStale = false
        guard let old = state.foot.shown, isCurrent, old.rest == wanted.rest || wanted.place == .here,
            old.place == wanted.place
        else {
            var approach = TerminalText()
            if let old = state.foot.shown, old.rest == .inFoot {
                approach = TerminalText(.cursorUp(rowsAboveCursor(of: old, state)))
            }
            state.foot.shown = wanted
            return FootDrawing(wanted, pen: state.pen).after(approach)
        }
        let clearsErased = capabilities.keepsErasedCells
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

    /// What erases the foot, if it can be seen and the cursor can be trusted.
    func takeAwayFoot(_ state: inout State) -> TerminalText {
        noticeWidth(&state)
        guard let shown = state.foot.shown else { return TerminalText() }
        guard !isErasedByText(state) else {
            state.foot.isStale = true
            return TerminalText()
        }
        state.foot.shown = nil
        return shown.erasure(rowsAbove: shown.rest == .inFoot ? rowsAboveCursor(of: shown, state) : nil)
    }

    /// Harmless text with its looks, and what erases the foot, if it can be seen.
    private func takeAwayFoot(
        before text: SanitizedText, with encoder: StyleEncoder, _ state: inout State
    ) -> TerminalText {
        let erasure = takeAwayFoot(&state)
        guard let shown = state.foot.shown, !text.isEmpty else {
            return erasure + encoder.encode(text, with: &state.pen)
        }
        state.foot.shown = nil
        let (first, rest) = text.split(after: 1)
        return encoder.encode(first, with: &state.pen) + shown.erasure() + encoder.encode(rest, with: &state.pen)
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
