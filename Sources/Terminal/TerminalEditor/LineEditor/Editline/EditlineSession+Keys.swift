import ParlanceSystem

/// What was typed, on its way to libedit: the terminal's answers, lists, panels and the search take what is theirs.
extension EditlineSession {
    /// The key for libedit that stands for an event; nil if it was for something else.
    func key(for event: KeyParser.Event) -> UInt8? {
        if case .reply(let reply) = event {
            heed(reply)
            return nil
        }
        if isAsked, questions.keeps(event, at: .now) { return nil }
        if view.choosing != nil {
            choose(event)
            return nil
        }
        if stepsMenu(event) { return nil }
        if view.panel != nil, scrollPanel(event) { return nil }
        if desk.search != nil, searches(event) { return nil }
        if reading == nil, takesBack(event) { return nil }
        let key = keys.key(for: event) { [engine] in engine.meaning(of: $0) }
        if keys.consumeEndOfOvertyping() { desk.endOvertyping() }
        return key
    }

    private func heed(_ reply: TerminalReply) {
        switch reply {
        case .background, .deviceAttributes: background.receive(reply)
        case .cursor(let row, let column):
            let cell = FootCell(row: row, column: column)
            if resize.awaitsReport {
                adoptSize(cell)
            } else if clusters.receive(cell, columns: size.columns) {
                redisplay()
            }
        case .focus(let hasFocus): work.receive(focus: hasFocus)
        case .other: break
        }
    }

    // MARK: Lists and panels

    private func choose(_ event: KeyParser.Event) {
        guard var choosing = view.choosing else { return }
        let step = choosing.state.step(event)
        view.choosing = choosing
        switch step {
        case .changed: break
        case .ignored: ring()
        case .chosen(let index):
            if choosing.isAwaited { return endReading(with: .choice(.chosen(index))) }
            view.choosing = nil
            let line = choosing.state.picker.items[index].line
            if !line.isEmpty { submitAside(SubmittedLine(line)) }
        case .marked(let indices):
            if choosing.isAwaited { return endReading(with: .choice(.marked(indices))) }
            view.choosing = nil
        case .dismissed:
            if choosing.isAwaited { return endReading(with: .choice(.dismissed)) }
            view.choosing = nil
        }
    }

    /// Whether the event was for the panel: pages, Escape, and the arrows while nothing is typed.
    private func scrollPanel(_ event: KeyParser.Event) -> Bool {
        guard var foot else { return false }
        let size = size
        let room = FootRoom(columns: size.columns - 1, rows: size.rows, status: [], drawsCursor: reading == nil)
        let top = foot.panel?.top
        let step = foot.stepPanel(event, in: room)
        view.panel = foot.panel
        // An arrow that scrolls nothing means what it means without a panel.
        let isMeantElsewhere = step == .scrolled && foot.panel?.top == top && !Self.isPageKey(event)
        return step != .ignored && !isMeantElsewhere
    }

    private static func isPageKey(_ event: KeyParser.Event) -> Bool {
        guard case .sequence(let sequence) = event else { return false }
        return sequence.last == UInt8(ascii: "~")
    }

    // MARK: Searching

    /// Whether the event was for the search. Any other key takes the line that was found and goes on with it, but Enter
    /// sends nothing that was not found.
    private func searches(_ event: KeyParser.Event) -> Bool {
        let step = desk.search?.step(for: event)
        if desk.search(step, in: surroundings()) == .refused { ring() }
        return step != nil
    }

    // MARK: While nobody reads

    /// Keys that mean something else while an answer streams: Ctrl-C in a form that the terminal makes no signal of,
    /// Ctrl-D on an empty draft, Up on an empty one, and Ctrl-Z likewise.
    private func takesBack(_ event: KeyParser.Event) -> Bool {
        switch event {
        case .key(0x03):
            SignalWatcher.shared.simulate(.interrupt)
            // A line that is typed after it is not held.
            heedInterrupt()
            return true
        case .key(0x1A):
            // As for a signal, this thread is asked to read what was typed before.
            _ = DetachedThread.start { SignalWatcher.shared.simulate(.stop) }
            return true
        case .key(0x04) where desk.draft.isEmpty:
            if mailbox.work != nil { say("An answer is streaming: Ctrl-C stops it. Ctrl-D leaves once it's done.") }
            return true
        case .sequence(let sequence) where desk.draft.isEmpty && engine.meaning(of: sequence) == .command(.up):
            guard let line = mailbox.withQueue({ $0.removeLast() }) else { return false }
            desk.take(line)
            return true
        default:
            return false
        }
    }

    func say(_ text: StyledText) { view.say(text, at: .now) }
}
