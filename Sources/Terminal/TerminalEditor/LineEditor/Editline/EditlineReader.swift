package import ParlanceSystem

/// Reads lines from a person at a terminal, with editing, history and completion. libedit does it, on a thread of its
/// own, which always reads: what is submitted while nobody waits for a line is queued, visibly, and comes with the next
/// prompts. Not so after a Ctrl-C: then the queue is held until the person presses Enter.
///
/// Between reads Ctrl-C is a signal (see `SignalWatcher`; one that nobody observes is ignored as long as the reader
/// exists). `close()`, the end of the process, and SIGTERM, SIGHUP and SIGQUIT give the terminal back as it was; these
/// three keep what was typed with the keeper, and leave none of it to the shell.
///
/// Enter submits; Ctrl-J, Alt-Enter, Shift-Enter where the terminal tells it apart, or a trailing backslash begin
/// another line. Pasted text never submits; where it is long, a mark such as `[pasted 214 lines]` stands for it until
/// Enter. Ctrl-S sets the draft aside for one line. Keys can be changed in `~/.editrc`.
package final class EditlineReader: LineReader {
    /// How long no key answers a question that has just appeared.
    package static let blindTime = Duration.milliseconds(300)
    /// How long after a line nothing is read, unless something goes on or another line is asked for.
    package static let graceTime = Duration.milliseconds(300)

    private let mailbox: ReadMailbox
    private let modes: TerminalModes
    private let observations: [SignalWatcher.Observation]

    /// Takes over the terminal behind the file descriptor, which stays the caller's to close.
    ///
    /// - Parameters:
    ///   - input: where keys come from.
    ///   - output: the terminal that is drawn on.
    ///   - writer: what writes to it, and to which nothing else writes.
    ///   - terminalType: the terminal's name in the terminfo database, or nil for the `TERM` variable. A terminal that
    ///     is not in the database is taken for an ANSI one.
    ///   - keyBindingsFile: a file to read instead of `$EDITRC` or `~/.editrc`.
    ///   - history: earlier lines, oldest first.
    ///   - completer: answers Tab.
    ///   - editor: what Ctrl-X Ctrl-E opens with the draft; nil: nothing.
    ///   - keeper: keeps the draft while it is typed; nil: nobody does.
    ///   - blindTime: how long what is typed after a question appeared is kept for the draft.
    ///   - graceTime: how long after a line nothing is read that may be for the shell.
    /// - Returns: nil where there is nothing to edit on (a pipe, `TERM=dumb`, a C library without any UTF-8 locale):
    ///   use `PlainLineReader`.
    package init?(
        input: FileDescriptor = .standardInput, output: FileDescriptor = .standardOutput, writer: TerminalWriter,
        terminalType: String? = nil, keyBindingsFile: String? = nil, history: [String] = [],
        completer: Completer? = nil, editor: ExternalEditor? = nil, keeper: DraftKeeper? = nil,
        blindTime: Duration = EditlineReader.blindTime, graceTime: Duration = EditlineReader.graceTime
    ) {
        guard Self.canMoveCursor(terminalType), Self.setsUTF8Locale, output.isTerminal,
            let modes = TerminalModes(input: input, output: output)
        else { return nil }
        let configuration = EditlineSession.Configuration(
            input: input, output: output, writer: writer, terminalType: terminalType,
            keyBindingsFile: keyBindingsFile, history: history, completer: completer, editor: editor, keeper: keeper,
            blindTime: blindTime, graceTime: graceTime)
        let mailbox = ReadMailbox()
        self.mailbox = mailbox
        self.modes = modes
        observations = [
            // A terminal that takes no output may hold the editor up; the process ends all the same.
            SignalWatcher.shared.observe(TerminalSignal.ends) { _ in mailbox.prepareForExit(milliseconds: 500) },
            SignalWatcher.shared.observe([.stop]) { _ in
                if modes.mayRead { mailbox.readKeys(milliseconds: 500) }
            },
            // The foot is taken away before the process stops or ends.
            writer.observeSignals(),
            SignalWatcher.shared.observe([.continued, .windowChange]) { _ in mailbox.wakeUps.signal() },
            // A Ctrl-C that nobody else observes came just before or after a read. It must not end the program.
            // Observers are told in their order: the thread hears of it before whoever stops because of it reads on.
            SignalWatcher.shared.observe([.interrupt]) { _ in mailbox.interrupt() },
        ]
        let hasStarted = DetachedThread.start { Self.run(configuration, modes: modes, mailbox: mailbox) }
        guard hasStarted else { return nil }
    }

    deinit { mailbox.requestClose() }

    /// Shows the prompt and reads a line.
    ///
    /// The meter is dim, and goes when the line is submitted.
    package func readLine(_ prompt: LinePrompt, aids: LineAids) async -> LineInput {
        if let receive = aids.background { askBackground(patience: .milliseconds(250), receive) }
        return await mailbox.read(prompt, aids: aids)
    }

    /// Asks the terminal, with the next prompt, for the color of its background (OSC 11). Whenever the answer comes,
    /// before or after other keys, it is taken out of them.
    ///
    /// An answer that is on its way must not be typed into the shell: for so long from the question on, ``close()`` waits
    /// for it. What is typed ahead for the shell meanwhile is lost.
    func askBackground(patience: Duration, _ receive: @escaping BackgroundReceiver) {
        mailbox.ask(BackgroundQuestion(receive: receive, patience: patience))
    }

    /// Changes the prompt that is shown, with the draft as it is.
    package func relabel(_ old: LinePrompt, as new: LinePrompt) { mailbox.relabel(old, as: new) }

    /// Puts a draft at the next prompt, in the person's own editor if asked for. A draft that waits there already goes
    /// to the history.
    package func offer(_ draft: String?, isEdited: Bool) async -> Bool {
        mailbox.offer(draft, isEdited: isEdited)
        return true
    }

    /// Adds a line to the history, from the next prompt on.
    package func remember(_ line: String) async { mailbox.remember(line) }

    /// Ends reading and restores the terminal.
    package func close() async { await mailbox.close() }

    /// Gives the terminal back while another program uses it, such as `$EDITOR`. Call it between reads.
    ///
    /// A Ctrl-C meanwhile is the other program's: it does not end this one.
    package func withTerminalReleased<R>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> R
    ) async rethrows -> R {
        modes.release()
        defer { modes.reclaim() }
        return try await SignalWatcher.shared.withInterruptHandler({}, operation: body)
    }

    // MARK: While something goes on

    /// Lines that were submitted while nobody read, oldest first.
    package var queue: [SubmittedLine] { mailbox.queue }

    /// Removes a line from the queue.
    package func dropQueued(_ index: Int) -> SubmittedLine? { mailbox.withQueue { $0.remove(at: index) } }

    /// Gives out nothing of the queue until the person presses Enter at the prompt.
    package func holdQueue() { mailbox.withQueue { $0.hold() } }

    /// Something goes on: it is shown the commands that are submitted meanwhile first.
    package func beginWork(_ work: LiveWork) { mailbox.setWork(work) }

    /// It is over.
    package func endWork() { mailbox.setWork(nil) }

    /// Has the person choose from a list below the prompt.
    package func pick(_ picker: Picker) async -> PickResult { await mailbox.pick(picker) }

    /// Ctrl-C between reads: what is queued is held, and is taken back where it is held already.
    func interrupt() { mailbox.interrupt() }

    /// Opens or closes the ledger at the foot.
    package func showLedger(_ isShown: Bool) { mailbox.deliver(.ledger(isShown: isShown)) }

    /// Reads a line that nobody looking on may see.
    package func readSecret(_ question: String) async -> String? {
        guard case .line(let line) = await readLine(LinePrompt(question, isSecret: true)), !line.text.isEmpty else {
            return nil
        }
        return line.text
    }

    private static func run(
        _ configuration: EditlineSession.Configuration, modes: TerminalModes, mailbox: ReadMailbox
    ) {
        let session = EditlineLock.withLock { EditlineSession(configuration, modes: modes, mailbox: mailbox) }
        session?.run()
        if !mailbox.isEnding {
            EditlineLock.withLock { session?.awaitReplies() }
            modes.set(.original)
            mailbox.end()
        }
    }

    private static func canMoveCursor(_ terminalType: String?) -> Bool {
        let type = terminalType ?? CurrentProcess.variable("TERM") ?? ""
        return !type.isEmpty && type != "dumb"
    }

    /// libedit writes through the C library's locale. One that is not UTF-8 is replaced, for characters only: every
    /// terminal of today takes UTF-8, and the answers are written in it too.
    static let setsUTF8Locale = CharacterLocale.useUTF8()
}
