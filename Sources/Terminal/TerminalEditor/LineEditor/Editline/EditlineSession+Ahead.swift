/// What is typed while no line is read: it waits for the next prompt, and is kept on disk like a draft meanwhile. Left
/// with the terminal, it would go to the shell if the program ended, and the shell would run it.
extension EditlineSession {
    /// How long after a read nothing is taken, in milliseconds: what is typed right after `/quit` is for the shell.
    private static let grace: Int32 = 300

    /// Waits, between two reads, until something is asked of the thread or something was typed.
    func awaitRequest() {
        guard configuration.keeper != nil else { return awaitWakeUp() }
        let mayRead = readsAhead && !inputHasEnded && modes.mayRead
        // One that may not read now looks again: nothing tells when a job comes to the foreground.
        let mayWaitForEver = inputHasEnded || (mayRead && !hasUnkeptKeys)
        let outcome = InputPoll.wait(
            for: mayRead ? configuration.input : nil, wakeUps: mailbox.wakeUps,
            milliseconds: mayWaitForEver ? -1 : Self.grace)
        switch outcome {
        case .wakeUp: modes.regain()
        case .input: receiveTypeAhead()
        case .timeout:
            readsAhead = true
            if hasUnkeptKeys { EditlineLock.withLock { keepAhead() } }
        }
    }

    private func awaitWakeUp() {
        _ = InputPoll.wait(for: nil, wakeUps: mailbox.wakeUps)
        modes.regain()
    }

    /// Takes what was typed ahead, without waiting for more.
    func receiveTypeAhead() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while modes.mayRead, InputPoll.isReadable(configuration.input) {
            switch InputPoll.read(configuration.input, into: &buffer) {
            case .bytes(let count):
                receive(buffer[..<count])
                hasUnkeptKeys = true
            case .nothing: return
            case .end:
                inputHasEnded = true
                return
            }
        }
    }

    /// Keeps what the keys that nobody has read will come to, and the drafts. Called with `EditlineLock`.
    func keepAhead() {
        hasUnkeptKeys = false
        // The parser goes on where it is: only a copy of it is read.
        var rest = parser
        let ahead = TypeAheadInput(eventsAhead(&rest), on: accepted)
        keep([parkedDraft?.text] + (ahead.submitted + [ahead.draft.text]).map { EditableText.clean(folded.unfold($0)) })
        keptDraft = ahead.draft.text
    }

    /// What nobody has read yet, oldest first. Takes it from the parser.
    private func eventsAhead(_ parser: inout KeyParser) -> [KeyParser.Event] {
        var events = Array(pendingEvents.reversed())
        while let event = parser.next() { events.append(event) }
        return events
    }

    /// Ctrl-C stopped what was waited for: what was submitted ahead of that is not sent, but is the next draft. Where
    /// nothing was submitted the keys wait as they are. Called between two reads.
    func holdAhead() {
        receiveTypeAhead()
        var rest = parser
        let events = eventsAhead(&rest)
        let ahead = TypeAheadInput(events, on: accepted)
        guard !ahead.submitted.isEmpty else { return }
        parser = rest
        pendingEvents = events.filter(Self.isReply).reversed()
        undoHistory.note(.other, from: accepted, to: ahead.unsent)
        accepted = ahead.unsent
        hasUnkeptKeys = configuration.keeper != nil
    }

    /// Whether it is the terminal's, not the person's.
    private static func isReply(_ event: KeyParser.Event) -> Bool {
        switch event {
        case .reply: true
        case .key, .text, .sequence, .paste, .cutPaste: false
        }
    }

    /// The process is about to end: everything that was typed is kept, so that nothing is left for the shell.
    /// Called with `EditlineLock`.
    func prepareForExit() {
        receiveTypeAhead()
        keepAhead()
    }
}
