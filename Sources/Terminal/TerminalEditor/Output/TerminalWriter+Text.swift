import Synchronization

// Text above the foot: the foot moves down as the text grows, and is drawn anew where nobody can tell how far.
extension TerminalWriter {
    /// What a text does to the foot below it.
    private enum Meeting {
        /// The foot goes down so many rows, unwritten; what is above it is the text's.
        case moves(Int, ShownFoot.Place)
        /// The foot is taken away and drawn anew.
        case collides
    }

    /// Writes harmless text. A foot in its way moves down, or is erased before it and drawn anew below it, all in one
    /// write.
    ///
    /// While an editor shows a foot, a cluster that fills its row or may grow is held back until more of the text
    /// comes, or its end: else the cursor could not leave it, and the foot would stand still whenever an answer pauses
    /// there. Line breaks at the end wait likewise, so that the foot goes down once for a blank line and what follows.
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
            if endsText { state.end.endText() }
            return send(encode(text, endsText, encoder, &state), &state)
        }
        if text.isEmpty, !drawsFoot {
            state.end.endText()
            return send(state.pen.change(to: Pen()), &state)
        }
        switch meeting(of: text.description, endsText: endsText, state) {
        case .moves(let count, let place):
            moveFoot(count, to: place, for: text, endsText: endsText, with: encoder, drawsFoot: drawsFoot, &state)
        case .collides:
            replaceFoot(for: text, endsText: endsText, with: encoder, &state)
        }
    }

    /// Writes a text above the foot, which goes down unwritten.
    private func moveFoot(
        _ count: Int, to place: ShownFoot.Place, for text: SanitizedText, endsText: Bool, with encoder: StyleEncoder,
        drawsFoot: Bool, _ state: inout State
    ) {
        let (head, room, rest) = makingRoom(count, in: text, state)
        var output = encoder.encode(head, with: &state.pen)
        // The rows that come in take the background that is set.
        if !room.isEmpty { output += state.pen.change(to: Pen()) + room }
        output += encode(rest, endsText, encoder, &state)
        let textBytes = output.characters.utf8.count - room.characters.utf8.count
        state.foot.pace.note(text: textBytes)
        state.end.advance(over: text.description)
        if endsText { state.end.endText() }
        state.foot.shown?.place = place
        let redraws =
            drawsFoot || state.foot.isStale || (state.foot.isBehind && state.foot.pace.mayDraw(at: now()))
            || state.foot.shown?.rest != state.foot.rest(after: state.end)
        let update = redraws ? footUpdate(&state) : .none
        let isSingle = count == 0 && (update.output.isEmpty || (text.isEmpty && update.isSingle))
        output += update.output
        if !isSingle { output = synchronized(output) }
        state.foot.pace.note(
            foot: output.characters.utf8.count - textBytes, isDrawing: !update.output.isEmpty, at: now())
        send(output, &state)
    }

    /// Writes a text in place of the foot, and the foot anew below it.
    private func replaceFoot(
        for text: SanitizedText, endsText: Bool, with encoder: StyleEncoder, _ state: inout State
    ) {
        let isShown = state.foot.shown != nil
        var output = takeAwayFoot(before: text, with: encoder, &state)
        if endsText { output += state.pen.change(to: Pen()) }
        state.end.advance(over: text.description)
        if endsText { state.end.endText() }
        let textBytes = text.description.utf8.count
        state.foot.pace.note(text: textBytes)
        let update = footUpdate(&state)
        guard isShown || !update.output.isEmpty else { return send(output, &state) }
        output = synchronized(output + update.output)
        state.foot.pace.note(
            foot: output.characters.utf8.count - textBytes, isDrawing: !update.output.isEmpty, at: now())
        send(output, &state)
    }

    /// What of a text can be written now, with what was held back before.
    private func takeReady(_ text: SanitizedText, endsText: Bool, _ state: inout State) -> SanitizedText {
        var ready = state.held
        ready.append(text)
        state.held = .empty
        guard !endsText, state.foot.content != nil, !ready.isEmpty else { return ready }
        let plain = ready.description
        let inkCount = plain.count - plain.reversed().prefix { $0 == "\n" }.count
        var count = inkCount
        var end = state.end
        end.advance(over: String(plain.prefix(count)))
        // What stands before something that is held back no longer grows.
        if count == plain.count, count > 0, end.mayGrow || end.isWrapPending {
            count -= 1
            end = state.end
            end.advance(over: String(plain.prefix(count)))
        }
        while end.isWrapPending, count > 0 {
            count -= 1
            end = state.end
            end.advance(over: String(plain.prefix(count)))
        }
        guard count < plain.count else { return ready }
        (ready, state.held) = ready.split(after: count)
        return ready
    }

    /// What moves the foot down so many rows, and the text before and after that. Where the text ends a line first, it
    /// costs less behind it.
    private func makingRoom(
        _ count: Int, in text: SanitizedText, _ state: State
    ) -> (head: SanitizedText, room: TerminalText, rest: SanitizedText) {
        guard count > 0, var shown = state.foot.shown else { return (.empty, TerminalText(), text) }
        let plain = text.description
        if shown.place == .here { return (.empty, TerminalText(.carriageReturn) + shown.makingRoom(count), text) }
        let (head, rest) = text.split(after: plain.prefix { $0 != "\n" }.count + 1)
        guard head.description.last == "\n", state.end.rowsBegun(by: head.description) == 1 else {
            return (.empty, shown.makingRoom(count), text)
        }
        shown.place = .here
        return (head, shown.makingRoom(count), rest)
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
}
