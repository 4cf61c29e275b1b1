import ParlanceSystem

/// Waiting for what comes next: keys, the program, the time.
extension EditlineSession {
    /// How long an escape waits for what may belong to it where it also is a key of its own, in milliseconds.
    private static let escapeTimeout: Int32 = 50
    /// The same elsewhere, where a person may press Escape and then a key instead of Alt: an Escape that had nothing to
    /// close must not eat the first letter of what is typed next.
    private static let altTimeout: Int32 = 250
    /// How often live numbers are looked at, in milliseconds.
    private static let liveInterval: Int32 = 100
    /// How often is looked whether keys are for us again, in milliseconds.
    private static let foregroundInterval: Int32 = 300

    /// Does what is due and then waits for a key, a wake-up or a time to pass.
    func wait() {
        if mailbox.isEnding { return endProcess() }
        if mailbox.isClosing { return close() }
        if mailbox.isCurrentCancelled { return endReading(with: .line(.interrupted)) }
        if input.hasEnded { return endInput() }
        // What was typed before anything that happened since is looked at first.
        guard !takesInput || !InputPoll.isReadable(configuration.input) else { return readInput() }
        if mailbox.consumeStop() { mailbox.acknowledge() }
        heedInterrupt()
        heedProgram()
        if beginReading() { return }
        heedSize()
        draw()
        sleep()
    }

    /// Whether keys are for us now: not while another program has the terminal, nor right after a line.
    private var takesInput: Bool {
        if reading != nil { return true }
        guard modes.mayRead, !input.hasEnded else { return false }
        guard let grace else { return true }
        if mailbox.work != nil || mailbox.nextRequest != nil || ContinuousClock.now >= grace { self.grace = nil }
        return self.grace == nil
    }

    private func readInput() {
        // What is typed ahead of a prompt may recall the line before it.
        if reading == nil, desk.draft.isEmpty { takeRemembered() }
        input.read(from: configuration.input)
        keeping.keepInTime(unsent)
    }

    private func sleep() {
        let now = ContinuousClock.now
        let isEscapeKey = keys.usesViKeys || view.takesEscape
        let awaitsEscape = input.isInsideAltKey || input.isInsideEscape
        var timeouts = [resize.timeout(at: now), view.timeout(at: now), keeping.timeout(unsent)]
        if awaitsEscape {
            timeouts.append(isEscapeKey || input.isInsideAltKey ? Self.escapeTimeout : Self.altTimeout)
        }
        if view.showsLedger, mailbox.work != nil { timeouts.append(Self.liveInterval) }
        if view.showsLedger, mailbox.work == nil, reading?.aids.ledgerTicks?() == true { timeouts.append(1000) }
        // Nothing tells when a job comes to the foreground.
        if reading == nil, !takesInput, !input.hasEnded { timeouts.append(Self.foregroundInterval) }
        let timeout = timeouts.compactMap(\.self).min() ?? -1
        let (terminal, wakeUps) = (takesInput ? configuration.input : nil, mailbox.wakeUps)
        switch EditlineLock.withoutLock({ InputPoll.wait(for: terminal, wakeUps: wakeUps, milliseconds: timeout) }) {
        case .input: readInput()
        case .wakeUp: regainTerminal()
        case .timeout:
            if awaitsEscape { input.endEscape() }
            view.endNotice(at: .now)
            if keeping.timeout(unsent) != nil { keeping.keep(unsent) }
        }
    }

    /// Takes the terminal again if a shell or another program has had it.
    private func regainTerminal() {
        guard reading != nil else { return modes.regain() }
        guard !modes.isSet(.editing) else { return }
        modes.set(.streaming)
        modes.set(.editing)
        onScreen { $0.redrawFoot() }
    }

    // MARK: What the program wants

    private func heedProgram() {
        ring(work.note(mailbox.work, at: .now))
        modes.setFocusReports(work.wantsFocus)
        for delivery in mailbox.consumeDeliveries() {
            switch delivery {
            case .reply(let reply, let line): show(reply, to: line)
            case .picker(let picker):
                if view.choosing == nil { view.choosing = .init(state: PickerState(picker), isAwaited: false) }
            case .ledger(let isShown): view.showsLedger = isShown
            }
        }
        relabel()
    }

    private func show(_ reply: LiveReply, to line: SubmittedLine) {
        switch reply {
        case .queue: mailbox.withQueue { $0.append(line) }
        case .done: break
        case .notice(let text): view.say(text, at: .now)
        case .panel(let title, let rows): view.panel = Panel(title: title, rows: rows)
        }
    }

    /// Shows another prompt before the draft, if one was asked for and the present one is that which it is for. While
    /// nobody reads, that is the one that was shown last.
    private func relabel() {
        guard let (old, new) = mailbox.consumeRelabeling(), (reading?.prompt ?? lastPrompt).text == old.text else {
            return
        }
        relabel(as: new)
    }

    /// Shows another prompt before the draft.
    func relabel(as new: LinePrompt) {
        reading?.prompt.text = new.text
        lastPrompt.text = new.text
    }

    /// Ctrl-C while nobody reads stops what goes on: what was queued for after it is not sent on its own. A second one
    /// takes it back.
    func heedInterrupt() {
        // While a line is edited, Ctrl-C is a key: this signal was another program's, or sent by hand.
        guard let interrupt = mailbox.consumeInterrupt(), reading == nil else { return }
        switch interrupt {
        case .holdsQueue: mailbox.withQueue { $0.hold() }
        case .takesBackQueue: takeBackQueue()
        }
    }

    /// Makes drafts of the queued lines: Up brings each.
    func takeBackQueue() {
        for line in mailbox.withQueue({ $0.removeAll() }) { desk.remember(line.text) }
    }

    // MARK: The size

    private func heedSize() {
        let (size, now) = (size, ContinuousClock.now)
        resize.note(size, at: now)
        guard resize.isDue(at: now) else { return }
        if !resize.awaitsReport, reading != nil, onScreen({ $0.needsCursorReport() }) {
            onScreen { $0.askCursor() }
            resize.awaitReport(at: now)
        } else {
            adoptSize(nil)
        }
    }

    func adoptSize(_ report: FootCell?) {
        resize.finish(size)
        onScreen { $0.adoptSize(report) }
    }

    // MARK: Ending

    /// The process is about to end: everything that was typed is kept, so that nothing is left for the shell.
    private func endProcess() {
        while modes.mayRead, !input.hasEnded, InputPoll.isReadable(configuration.input) {
            input.read(from: configuration.input)
        }
        finishTypedInput()
        keeping.keep(unsent)
        onScreen { $0.showFoot(nil, rest: .atText) }
        (isLineOver, isOver) = (true, true)
        // The rest of the program does not go on while the process ends.
        mailbox.acknowledge()
    }

    private func close() {
        respond(.line(.endOfInput))
        onScreen { $0.showFoot(nil, rest: .atText) }
        (isLineOver, isOver) = (true, true)
    }

    /// The terminal went away: whoever asks for a line is told so.
    private func endInput() {
        if reading != nil || view.choosing?.isAwaited == true {
            endReading(with: .line(.endOfInput))
        } else if mailbox.nextRequest != nil {
            _ = mailbox.consumeRequest()
            respond(.line(.endOfInput))
        } else {
            keeping.keep(unsent)
            let wakeUps = mailbox.wakeUps
            _ = EditlineLock.withoutLock { InputPoll.wait(for: nil, wakeUps: wakeUps) }
        }
    }

    /// What a dying process would lose, oldest first.
    var unsent: [String?] {
        guard reading?.prompt.isSecret != true else { return desk.unsentBesideQuestion }
        let queue = mailbox.lineQueue.lines.map { Optional($0.text) }
        return queue + desk.unsent
    }

    /// Waits for an answer of the terminal that is on its way, so that it does not go to the shell.
    func awaitReplies() {
        while background.isPending, !input.hasEnded {
            let milliseconds = Int32(ContinuousClock.now.duration(to: background.deadline).milliseconds)
            let terminal = configuration.input
            let isReadable = EditlineLock.withoutLock { Poll.wait(for: terminal, milliseconds: max(0, milliseconds)) }
            guard milliseconds > 0, isReadable else { return }
            input.read(from: configuration.input)
            while let event = input.next() {
                if case .reply(let reply) = event { background.receive(reply) }
            }
        }
    }
}
