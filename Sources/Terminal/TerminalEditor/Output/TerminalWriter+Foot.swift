import Synchronization

// What an editor shows below the text.
extension TerminalWriter {
    /// Shows what an editor has below the text, with the status among it; nil for nothing. Only what differs is
    /// written.
    ///
    /// Where the cursor is to rest in the foot, and the text has not ended its line, it does.
    func showFoot(_ content: (any FootContent)?, rest: CursorRest) {
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            let hasSettled = state.foot.shown.map { $0.size == size || $0.rest == .atText || rest == .atText } ?? true
            setFoot(content, rest, &state)
            let isEndingLine = state.foot.rest == .inFoot && !isAtLineStart(state)
            let isEndingText = state.foot.rest == .inFoot && !state.held.isEmpty
            if isEndingLine || isEndingText || (content == nil && !state.held.isEmpty) {
                return emit(
                    isEndingLine ? .lineBreak : .empty, endsText: isEndingLine || isEndingText, drawsFoot: true, &state)
            }
            noticeWidth(&state)
            // After a change of size the editor tells when the terminal has settled.
            if hasSettled { refreshFoot(&state) }
        }
    }

    /// Writes whole lines and shows what an editor has below them, all at once.
    func write(_ text: StyledText, foot content: (any FootContent)?, rest: CursorRest) {
        let harmless = Self.harmless(text, text.isEmpty ? "" : "\n")
        state.withLock { state in
            if capabilities.movesCursor { setFoot(content, rest, &state) }
            var harmless = harmless
            if state.foot.rest == .inFoot, !isAtLineStart(state) {
                var broken = SanitizedText.lineBreak
                broken.append(harmless)
                harmless = broken
            }
            emit(harmless, endsText: true, drawsFoot: true, &state)
        }
    }

    private func setFoot(_ content: (any FootContent)?, _ rest: CursorRest, _ state: inout State) {
        state.foot.content = content
        state.foot.rest = content == nil ? .atText : rest
    }

    /// Asks how wide the terminal shows a text: writes it between two questions for the cursor's place, at the start of
    /// the cursor's row in the foot, and draws that row anew. Does nothing, and asks nothing, while no foot can be
    /// seen.
    func probe(_ text: String) {
        state.withLock { state in
            noticeWidth(&state)
            guard let shown = state.foot.shown, shown.size == size, mayShowFoot(&state), isOpen(state) else { return }
            let output = FootDrawing.probe(text, in: shown, pen: state.pen)
            draw(synchronized(output), &state)
        }
    }

    /// Erases the whole screen and draws the foot at its top.
    func clearScreen() {
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            // Some terminals keep what is erased among what has scrolled off: the foot is no part of it.
            let erasure = takeAwayFoot(&state)
            state.end.reset()
            var output = erasure + state.pen.change(to: Pen()) + TerminalText([.cursorHome, .eraseScreen])
            output += footUpdate(&state).output
            draw(synchronized(output), &state)
        }
    }

    /// Draws the foot from nothing, from the row on in which the cursor is: another program has written.
    func redrawFoot() {
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            if state.ownership == .yielded { state.ownership = .awaited }
            noticeWidth(&state)
            state.foot.shown = nil
            state.end.reset()
            refreshFoot(&state)
        }
    }

    /// Asks the terminal where the cursor is.
    func askCursor() {
        guard capabilities.movesCursor else { return }
        state.withLock { send(TerminalText(.askCursor), &$0) }
    }
}
