import CParlanceEditline

/// What each command does to the draft. The result tells libedit what to draw.
extension EditlineSession {
    /// What libedit does after a command.
    enum Result: Int32 {
        /// Nothing: all is drawn.
        case drawn = 0  // CC_NORM
        /// Nothing, and the next key has the count and the operator that were typed before this one.
        case continues = 3  // CC_ARGHACK
        /// Draw what has changed.
        case changed = 4  // CC_REFRESH
        /// Ring the bell.
        case refused = 6  // CC_ERROR
    }

    func perform(_ command: EditorCommand, key: Int32) -> Result {
        switch command {
        case .pendingCommand: return perform(pendingCommand, key: key)
        case .pendingCommandInViMode:
            // Text outside ASCII is no command.
            return pendingCommand == .insertText ? .refused : perform(pendingCommand, key: key)
        case .undo: return undoHistory.undo(leaving: accepted).map(restore) ?? .refused
        case .redo: return undoHistory.redo(leaving: accepted).map(restore) ?? .refused
        default:
            let old = accepted
            let result = change(command, key: key)
            if outcome == nil { undoHistory.note(command.change, from: old, to: accepted) }
            return result
        }
    }

    private func change(_ command: EditorCommand, key: Int32) -> Result {
        var draft = draft
        switch command {
        case .insert: return insert(Unicode.Scalar(UInt32(bitPattern: key)).map(String.init) ?? "")
        case .insertText: return insertWhatFits(pendingText)
        case .paste: return paste(pendingText)
        case .cutPaste:
            return insert(fold(pendingText, verb: "pasted up to \(InputLimit.bytes >> 20) MiB, the rest left out:"))
        case .newline: return insert("\n")
        case .submit: return submit(draft)
        case .deleteBackward: return deleteBackward(draft)
        case .deleteForward: return deleteForward(draft)
        case .deleteForwardOrEnd: return draft.isEmpty ? end(with: .endOfInput) : deleteForward(draft)
        case .left: return draft.moveLeft() ? accept(draft) : .refused
        case .right: return draft.moveRight() ? accept(draft) : .refused
        case .wordLeft: return draft.moveWordLeft() ? accept(draft) : .refused
        case .wordRight: return draft.moveWordRight() ? accept(draft) : .refused
        case .lineStart: return draft.moveToLineStart() ? accept(draft) : .changed
        case .lineEnd: return draft.moveToLineEnd() ? accept(draft) : .changed
        case .up: return draft.moveUp() ? accept(draft) : recall(history.older(leaving: draft.text))
        case .down: return draft.moveDown() ? accept(draft) : recall(history.newer(leaving: draft.text))
        case .previousMatching:
            return recall(history.previous(leaving: draft.text, startingWith: draft.before), keeping: draft.before)
        case .nextMatching:
            return recall(history.next(leaving: draft.text, startingWith: draft.before), keeping: draft.before)
        case .killWordBackward: return kill(&draft) { $0.killWordBackward() }
        case .killArgumentBackward: return kill(&draft) { $0.killWordBackward(untilSpace: true) }
        case .killWordForward: return kill(&draft) { $0.killWordForward() }
        case .killToLineEnd: return kill(&draft) { $0.killToLineEnd() }
        case .killToLineStart: return kill(&draft) { $0.killToLineStart() }
        case .yank: return killed.isEmpty ? .refused : insert(killed)
        case .complete: return complete(draft)
        case .search: return beginSearch(draft)
        case .searchKey: return continueSearch()
        case .interrupt: return interrupt(draft)
        case .suspend: return suspend()
        case .clearScreen: return clearScreen()
        case .redisplay:
            redraw()
            return .drawn
        case .edit: return edit(draft)
        case .parkDraft: return parkDraft(draft)
        case .replaceCharacter:
            awaitsReplacement = !draft.after.isEmpty
            return awaitsReplacement ? .drawn : .refused
        case .overwrite:
            guard draft.deleteForward() else { return .refused }
            draft.insert(pendingText)
            _ = draft.moveLeft()
            return accept(draft)
        case .overtype:
            overtypes = true
            // vi's own command switches to its map for text.
            pendingKeys.insert(UInt8(ascii: "i"), at: 0)
            return .drawn
        case .viPasteBefore, .viPasteAfter: return performStock(command, key)
        case .repeatChange, .viChangeCase:
            let result = performStock(command, key)
            // At the end `~` draws the character before the one it means, or one from before the text.
            if result == .continues { pendingKeys.insert(self.key(for: .redisplay), at: 1) }
            return result
        case .viLineStart:
            // There libedit's own goes on over what was in its buffer before.
            guard !draft.isEmpty else { return .refused }
            guard key != Int32(lastKey) else { return performStock(command, key) }
            draft = Draft(after: draft.text)
            while draft.after.first?.isWhitespace == true { _ = draft.moveRight() }
            return accept(draft)
        case .viLineEnd:
            // There libedit's own goes to one before the beginning.
            guard !draft.isEmpty else { return .refused }
            guard key != Int32(lastKey) else { return performStock(command, key) }
            draft.moveToEnd()
            _ = draft.moveLeft()
            return accept(draft)
        case .toggleLedger, .openPicker, .pageUp, .pageDown: return .refused
        case .refuse, .undo, .redo, .pendingCommand, .pendingCommandInViMode: return .refused
        }
    }

    /// Has libedit's own command of vi do it, but only for a key that comes from the keyboard.
    ///
    /// After `.` libedit types again what was typed after the change, and takes it for commands if the change fails (`cw`
    /// at the end). We are not asked for those keys, and so cannot mend in between what a command of libedit's leaves: a
    /// cursor outside of the text, a text that doubles with each key, and a `.` that goes on for ever.
    private func performStock(_ command: EditorCommand, _ key: Int32) -> Result {
        guard key == Int32(lastKey), let stock = EditorCommand.viKeys.first(where: { $0.command == command }) else {
            return .refused
        }
        pendingKeys.insert(stock.key, at: 0)
        return .continues
    }

    // MARK: Changing the draft

    /// Makes the draft libedit's, unless it grew beyond what can be shown.
    func accept(_ new: Draft) -> Result {
        var new = new
        new.mendSeam()
        let hasGrown = layout.rows(new.text) > layout.rows(accepted.text) || new.text.count > accepted.text.count
        guard !hasGrown || fits(new) else { return .refused }
        return show(new)
    }

    func show(_ new: Draft) -> Result {
        defer { accepted = new }
        guard needsDrawingAfresh(from: draft, to: new) else {
            if !meterCanStay(from: draft, to: new) { removeMeter() }
            draft = new
            return .changed
        }
        erase()
        draft = new
        drawAfresh()
        return .drawn
    }

    private func insert(_ text: String) -> Result {
        var draft = draft
        if overtypes {
            for _ in text where draft.after.first != "\n" { _ = draft.deleteForward() }
        }
        draft.insert(text)
        return accept(draft)
    }

    /// Text that was typed faster than it was read: as much of it as the screen can take.
    private func insertWhatFits(_ text: String) -> Result {
        let whole = insert(text)
        guard whole == .refused, text.count > 1 else { return whole }
        let draft = draft
        var (fitting, tooLong) = (0, text.count)
        while tooLong - fitting > 1 {
            let middle = (fitting + tooLong) / 2
            let longer = Draft(before: draft.before + text.prefix(middle), after: draft.after)
            if fits(longer) { fitting = middle } else { tooLong = middle }
        }
        bell()
        return fitting > 0 ? insert(String(text.prefix(fitting))) : .refused
    }

    /// Long texts are folded: from so many characters, or from half of the screen.
    private static let longestPaste = 1000

    private func paste(_ text: String) -> Result {
        guard !text.isEmpty else { return .drawn }
        var draft = draft
        draft.insert(text)
        if text.count <= Self.longestPaste, layout.rows(text) <= max(1, size.rows / 2), fits(draft) {
            return accept(draft)
        }
        return insert(fold(text, verb: "pasted"))
    }

    private func deleteBackward(_ old: Draft) -> Result {
        var draft = old
        if let mark = folded.mark(endingIn: draft.before) {
            draft.before.removeLast(mark.count)
            return accept(draft)
        }
        return draft.deleteBackward() ? accept(draft) : .refused
    }

    private func deleteForward(_ old: Draft) -> Result {
        var draft = old
        if let mark = folded.mark(beginning: draft.after) {
            draft.after.removeFirst(mark.count)
            return accept(draft)
        }
        return draft.deleteForward() ? accept(draft) : .refused
    }

    private func kill(_ draft: inout Draft, _ body: (inout Draft) -> String) -> Result {
        let text = body(&draft)
        guard !text.isEmpty else { return .refused }
        killed = text
        return accept(draft)
    }

    // MARK: History

    /// Shows a line of the history, folded if it is too tall. A part of it may stay before the cursor.
    private func recall(_ text: String?, keeping prefix: String? = nil) -> Result {
        guard let text else { return .refused }
        var shown = showable(text)
        if let prefix, shown.text == text { shown = Draft(before: prefix, after: String(text.dropFirst(prefix.count))) }
        return show(shown)
    }

    func showable(_ text: String, verb: String = "recalled") -> Draft {
        let plain = Draft(before: text)
        return fits(plain) ? plain : Draft(before: fold(text, verb: verb))
    }

    /// The mark that stands for a text from now on.
    private func fold(_ text: String, verb: String) -> String {
        let measure = measure
        let note = measure.map { measure in EditlineLock.withoutLock { measure(text) } }
        return folded.fold(text, verb: verb, note: note ?? "")
    }

    private func beginSearch(_ draft: Draft) -> Result {
        show(draft, searching: HistorySearch(original: draft))
    }

    private func continueSearch() -> Result {
        guard var search else { return .drawn }
        guard let step = searchStep else {
            if let match = search.match { _ = history.go(to: match, leaving: search.original.text) }
            return show(draft, searching: nil)
        }
        guard step != .abandon else { return show(search.original, searching: nil) }
        let hasFound = search.advance(step, in: history)
        let match = search.match.map { showable(history.entries[$0]) } ?? search.original
        if !hasFound { bell() }
        return show(match, searching: search)
    }

    /// Another prompt needs everything drawn anew: libedit knows an escape in a prompt only by its place, and asserts
    /// that a place which it has on the screen is still there.
    private func show(_ draft: Draft, searching search: HistorySearch?) -> Result {
        erase()
        self.search = search
        refreshPrompt()
        self.draft = draft
        accepted = draft
        drawAfresh()
        return .drawn
    }

    // MARK: Ending

    /// The draft stays as it is drawn; the cursor goes behind it.
    private func end(with outcome: Outcome) -> Result {
        removeMeter()
        var draft = draft
        draft.moveToEnd()
        self.draft = draft
        self.outcome = outcome
        return .changed
    }

    private func submit(_ draft: Draft) -> Result {
        if draft.asksForLine {
            return accept(Draft(before: String(draft.before.dropLast()) + "\n"))
        }
        return end(with: .line(EditableText.clean(folded.unfold(draft.text))))
    }

    private func interrupt(_ draft: Draft) -> Result {
        guard !draft.isEmpty else { return end(with: .interrupted) }
        history.add(folded.unfold(draft.text))
        return prompt.isLeftByInterrupt ? end(with: .interrupted) : accept(Draft())
    }

    // MARK: The screen

    private func clearScreen() -> Result {
        // Some terminals keep what is cleared in their scroll-back.
        removeMeter()
        put(.cursorHome, .eraseScreen)
        drawAfresh()
        return .drawn
    }

    private func suspend() -> Result {
        removeMeter()
        leaveDraft()
        modes.set(.original)
        EditlineLock.withoutLock { SignalWatcher.shared.stopProcess() }
        modes.set(.editing)
        size = currentSize
        drawAfresh()
        return .drawn
    }

    // MARK: Completion

    private func complete(_ draft: Draft) -> Result {
        guard let completer = configuration.completer else { return .refused }
        let request = CompletionRequest(line: draft.text, cursor: draft.before.count)
        guard let step = CompletionStep(completer(request), draft: draft) else { return .refused }
        switch step {
        case .change(let changed):
            return accept(changed)
        case .list(let candidates):
            printAbove(CandidateList.lines(candidates, columns: size.columns, limit: max(size.rows - 2, 2)))
            return .drawn
        }
    }
}
