import ParlanceSystem

/// How lines begin and end.
extension EditlineSession {
    // MARK: Beginning

    /// Begins what is asked for next, once what was typed before has been read.
    ///
    /// - Returns: Whether something was begun or answered.
    func beginReading() -> Bool {
        guard reading == nil, view.choosing?.isAwaited != true, let next = mailbox.nextRequest else { return false }
        grace = nil
        guard let request = mailbox.consumeRequest(), request.number == next.number else { return true }
        switch request.kind {
        case .choice(let picker):
            view.choosing = .init(state: PickerState(picker), isAwaited: true)
            questions.begin(at: .now)
            modes.set(.editing)
            reading = Reading(prompt: lastPrompt, aids: lastAids ?? LineAids())
        case .line(let prompt, let aids):
            if !prompt.isQuestion, let line = mailbox.withQueue({ $0.next() }) {
                lastPrompt = prompt
                lastAids = aids
                meter.use(aids)
                give(line, after: prompt)
            } else {
                begin(prompt, aids)
            }
        }
        return true
    }

    private func begin(_ prompt: LinePrompt, _ aids: LineAids) {
        if prompt.isQuestion { view.menu = nil }
        takeRemembered()
        reading = Reading(prompt: prompt, aids: aids)
        modes.set(.editing)
        askBackground()
        if prompt.isQuestion {
            desk.beginQuestion()
            questions.begin(at: .now)
            // libedit begins anew, with the question's own draft.
            isLineOver = true
        } else {
            (lastPrompt, lastAids) = (prompt, aids)
            meter.use(aids)
            takeOffer()
        }
    }

    func takeRemembered() {
        for line in mailbox.consumeRemembered() { desk.remember(line) }
    }

    /// Asks for the background, if somebody wants to know and the terminal is ours.
    private func askBackground() {
        guard modes.isSet(.editing), let question = mailbox.consumeQuestion() else { return }
        background.ask(question, at: .now)
        onScreen { $0.askBackground() }
    }

    /// A draft that the caller offers for this prompt, in the person's own editor if asked for.
    private func takeOffer() {
        guard let offer = mailbox.consumeOffer() else { return }
        if let draft = offer.draft { desk.offer(draft, in: surroundings()) }
        if offer.isEdited { edit() }
    }

    // MARK: Ending

    /// Enter.
    func submit() {
        // What was read there is about what was before.
        view.panel = nil
        view.menu = nil
        guard let reading else { return enqueue() }
        let isCommand = desk.text.hasPrefix("/")
        if holdsQueue, desk.draft.isEmpty || !isCommand {
            // Enter sends the queue, and what stands in the draft after it.
            let line = desk.draft.isEmpty ? nil : desk.finish()
            let next = mailbox.withQueue { queue in
                if let line { queue.append(line) }
                queue.release()
                return queue.next()
            }
            if let next { give(next, after: reading.prompt) }
            return
        }
        give(desk.finish(), after: reading.prompt)
    }

    /// A line that nobody waits for: a command may be done at once, everything else is queued.
    private func enqueue() {
        let line = desk.finish()
        isLineOver = true
        // Between two prompts Enter sends what is held, as it does at one, and a command is done before.
        if mailbox.work == nil, mailbox.lineQueue.isHeld {
            return mailbox.withQueue { queue in
                if line.text.hasPrefix("/") { return queue.insertAhead(line) }
                if !line.text.isEmpty { queue.append(line) }
                queue.release()
            }
        }
        guard !line.text.isEmpty else { return }
        guard line.text.hasPrefix("/"), !line.text.hasPrefix("//"), !line.beginsWithPaste, let work = mailbox.work
        else {
            return mailbox.withQueue { $0.append(line) }
        }
        desk.remember(line.text)
        let mailbox = mailbox
        Task { mailbox.deliver(.reply(await work.receive(line), line)) }
    }

    /// A line of the program's own making, beside which the draft stays.
    func submitAside(_ line: SubmittedLine) {
        guard let reading else {
            guard let work = mailbox.work else { return mailbox.withQueue { $0.append(line) } }
            let mailbox = mailbox
            Task { mailbox.deliver(.reply(await work.receive(line), line)) }
            return
        }
        give(line, after: reading.prompt)
    }

    /// Shows a line as a part of the text and gives it to whoever waits.
    private func give(_ line: SubmittedLine, after prompt: LinePrompt) {
        grace = .now + configuration.graceTime
        endReading(with: .line(.line(line)), showing: Draft(before: prompt.isSecret ? "" : line.shown))
    }

    /// Ctrl-C where there is no draft to clear.
    func interrupt() {
        guard reading != nil else { return ring() }
        if holdsQueue { return takeBackQueue() }
        endReading(with: .line(.interrupted), showing: Draft())
    }

    /// Whether queued lines wait for Enter at the present prompt.
    var holdsQueue: Bool { reading?.prompt.isQuestion == false && mailbox.lineQueue.isHeld }

    /// Ends the present read.
    ///
    /// - Parameter shown: What stays on the screen of it; nil: nothing.
    func endReading(with response: ReadMailbox.Response, showing shown: Draft? = nil) {
        let ended = reading
        let prompt = ended?.prompt ?? lastPrompt
        let wasAsked = isAsked
        reading = nil
        view.choosing = nil
        view.menu = nil
        if case .line(.interrupted) = response, shown != nil, ended?.prompt.isQuestion == false { _ = desk.finish() }
        if ended?.prompt.isQuestion == true {
            if !desk.draft.isEmpty { _ = desk.finish() }
            desk.endQuestion()
        }
        if wasAsked { input.putBack(questions.finish()) }
        isLineOver = true
        keeping.keep(unsent)
        modes.set(.streaming)
        if let shown {
            let rows = box(shown, prompt, isDim: false).transcript(columns: max(1, size.columns - 1))
            let foot = foot
            onScreen { $0.write(rows.joined(separator: "\n"), foot: foot, rest: .atText) }
        } else {
            let foot = foot
            onScreen { $0.showFoot(foot, rest: .atText) }
        }
        // While a line was edited, Ctrl-C was a key: a signal was another program's.
        _ = mailbox.consumeInterrupt()
        respond(response)
    }

    /// Whether something is asked that no key may answer that was meant for the draft.
    var isAsked: Bool { reading?.prompt.isQuestion == true || view.choosing?.isAwaited == true }

    func respond(_ response: ReadMailbox.Response) { mailbox.respond(response) }

    /// What was typed and not looked at goes to the draft or the queue, as the process is about to end.
    func finishTypedInput() {
        while let event = input.next() {
            switch event {
            case .key(0x0D):
                let line = desk.finish()
                if !line.text.isEmpty { mailbox.withQueue { $0.append(line) } }
            case .key(let byte) where (0x20..<0x7F).contains(byte):
                _ = desk.perform(.insertText, in: surroundings(text: String(Unicode.Scalar(byte))))
            case .key(0x0A): _ = desk.perform(.newline, in: surroundings())
            case .key(0x08), .key(0x7F): _ = desk.perform(.deleteBackward, in: surroundings())
            case .text(let text): _ = desk.perform(.insertText, in: surroundings(text: text))
            case .paste(let bytes), .cutPaste(let bytes):
                _ = desk.perform(.paste, in: surroundings(text: EditableText.clean(bytes)))
            case .key, .sequence, .reply: break
            }
        }
    }
}
