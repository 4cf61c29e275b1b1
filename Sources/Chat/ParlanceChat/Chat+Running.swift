import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The loop: a line is read, what it means is done, and it begins again.
extension Chat {
    /// Runs until the person leaves.
    ///
    /// - Parameters:
    ///   - preset: A prompt that is sent before the first one is read.
    ///   - shown: What can wait until the first prompt is on the screen. It must return at once.
    package mutating func run(preset: PresetDraft? = nil, shown: (@Sendable () -> Void)? = nil) async {
        var shown = shown
        let signals = services.signals
        if let preset {
            let stop = AnswerStop()
            await signals.whileInterruptible(onInterrupt: { stop.press() }) {
                await PresetCommand.begin(with: preset, in: &self, stoppedBy: stop)
            }
        }
        while true {
            let input = await readLine(shown: shown)
            shown = nil
            await adoptTitle()
            switch input {
            case .endOfInput:
                if await mayLeave() { return await leave() }
            case .interrupted where tray.edit != nil:
                leaveEdit()
            case .interrupted:
                dialogue.say(.dim("Ctrl-D or /quit leaves."))
            case .line(let line):
                // From here to the next prompt Ctrl-C must find somebody who listens: else it ends the program.
                let stop = AnswerStop()
                let flow = await signals.whileInterruptible(onInterrupt: { stop.press() }) {
                    await handle(line, stoppedBy: stop)
                }
                if flow == .quit, await mayLeave() { return await leave() }
            }
        }
    }

    /// Shows the prompt, and reads a line.
    private mutating func readLine(shown: (@Sendable () -> Void)?) async -> LineInput {
        let meter = draftMeter
        tray.meter = meter
        if state.session.tree.current != nil {
            Task.detached(priority: .utility) { meter.prepare() }
        }
        await addHistoryNews()
        for notice in services.factory.notices.drain() { dialogue.say(.warning(notice)) }
        beginSearch()
        // What only looks at the session must not hold its file: /new and /resume let go of it.
        let (session, factory, calibrations) = (state.session.unkept, services.factory, state.calibrations)
        let dial = EffortDial(self)
        let aids = LineAids(
            meter: { meter.text(for: $0) }, measure: { meter.size(of: $0) },
            background: services.themes.consumeQuestion() ? backgroundReceiver : nil,
            ledger: { [isUTF8 = dialogue.terminal.capabilities.isUTF8] draft, columns in
                LedgerDrawing(isUTF8: isUTF8, columns: columns).rows(meter.ledgerReading(for: draft))
            },
            ledgerTicks: { meter.cache?.countdown != nil },
            picker: {
                ModelPicker(session: session, factory: factory, calibrations: calibrations, cache: meter.cache).picker
            },
            cycle: { dial.turn() },
            shown: shown)
        let input = await dialogue.reader.readLine(prompt, aids: aids)
        if let effort = dial.choice { change { $0.effort = effort } }
        adoptFoundModel()
        return input
    }

    /// Does what a line says.
    private mutating func handle(_ line: SubmittedLine, stoppedBy stop: AnswerStop) async -> ChatFlow {
        let input = meaning(of: line)
        if input != .empty { await remember(line.text) }
        tray.line = line
        // A draft that was set aside comes back, and is still the changed prompt; any other line took its place. Of a
        // command of the shell it is not known yet whether it is one.
        if input.isPrompt == line.hasDraft, !input.isShell { leaveEdit() }
        do throws(CommandError) {
            switch input {
            case .empty:
                break
            case .prompt(let text):
                if let word = BareWord(line), let flow = try await offerCommand(word, stoppedBy: stop) { return flow }
                if let call = ShellCall(line), await !maySend(call) { return .next }
                if await offerFiles(of: line, stoppedBy: stop) { await send(text, stoppedBy: stop) }
            case .shell(let command):
                try await ShellLine(command: command).run(in: &self, stoppedBy: stop)
            case .command(let name, let argument):
                let commands = services.commands
                let flow = try await commands.run(name, argument, in: &self, stoppedBy: stop)
                leaveOutdatedEdit()
                return flow
            }
        } catch {
            dialogue.say(.error(error.message))
            // What is queued behind it was meant for after it.
            holdQueue()
        }
        return .next
    }

    /// What a line says. The path of a file is no command, whatever it is called.
    func meaning(of line: SubmittedLine) -> UserInput {
        let input = UserInput(line: line)
        guard case .command(let name, _) = input, services.commands[name] == nil, isPath(line) else { return input }
        return .prompt(line.text)
    }

    /// Says what the draft would cost, while it is typed.
    private var draftMeter: DraftMeter {
        let (session, calibrations, factory) = (state.session.unkept, state.calibrations, services.factory)
        return DraftMeter(
            session, counter: calibrations.counter(for: session.gateway), model: factory.catalog[session.gateway],
            attachments: tray.draftAttachments, after: tray.parent(in: session),
            mentions: MentionedTokens(
                reader: attachmentReader, gateway: session.gateway, environment: services.environment),
            answer: tray.ledger, account: TokenLedger(session.tree, catalog: factory.catalog).session,
            cache: { [mark = cachedPrefix(to: tray.parent(in: session)), stopwatch = services.stopwatch] in
                mark.flatMap { CacheLife($0, at: stopwatch.now) }
            })
    }

    /// Has the theme follow the terminal's background, as soon as that is known.
    private var backgroundReceiver: BackgroundReceiver {
        let themes = services.themes
        return { themes.learnBackground($0) }
    }
}
