import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The chat: reads a line, does what it says, and begins again.
package struct Chat: Sendable {
    let reader: any LineReader
    let answers: TerminalWriter
    let signals: any Interrupting
    let history: InputHistory?
    let isStreaming: Bool
    let stopwatch: Stopwatch
    var context: ChatContext
    /// Who finds out which model the server offers.
    var search: ModelSearch?

    /// A chat.
    ///
    /// - Parameters:
    ///   - session: The session to go on with.
    ///   - factory: Makes the models that can be switched to.
    ///   - reader: Where lines come from.
    ///   - answers: Where answers go.
    ///   - notices: Where everything else goes; on a terminal the same as `answers`.
    ///   - signals: What stops an answer.
    ///   - history: Where input is kept for later runs.
    ///   - tokenReports: Where the providers' reports are kept for later runs, which estimates are calibrated by.
    ///   - environment: The variables that paths are expanded with.
    ///   - themes: Which theme is in use; by default the terminal's own colours until one is chosen.
    ///   - debugLog: What went over the network, for `/debug`.
    ///   - isStreaming: Whether answers are asked for piece by piece.
    ///   - openChoice: The choice whose model only its server can tell; it is asked after the first prompt is shown.
    ///   - stopwatch: What the times of answers are taken with.
    package init(
        session: Session,
        factory: LLMGatewayFactory,
        reader: any LineReader,
        answers: TerminalWriter,
        notices: TerminalWriter,
        signals: any Interrupting,
        history: InputHistory?,
        tokenReports: TokenReportLog? = nil,
        environment: [String: String],
        themes: ThemeSwitch? = nil,
        debugLog: DebugLog? = nil,
        isStreaming: Bool = true,
        openChoice: ModelChoice? = nil,
        stopwatch: Stopwatch = .system
    ) {
        self.stopwatch = stopwatch
        self.reader = reader
        self.answers = answers
        self.signals = signals
        self.history = history
        self.isStreaming = isStreaming
        let themes =
            themes
            ?? ThemeSwitch(
                library: ThemeLibrary(environment: environment), writers: [answers, notices], environment: environment)
        context = ChatContext(
            session: session, factory: factory, writer: notices, environment: environment, themes: themes,
            commands: .standard, budget: factory.configuration.budget, calibrations: Calibrations(log: tokenReports),
            debugLog: debugLog)
        context.openChoice = openChoice
    }

    /// Completes commands, models and paths; given to the line reader.
    package static func completer(factory: LLMGatewayFactory, environment: [String: String]) -> Completer {
        let completer = ChatCompleter(commands: .standard, factory: factory, environment: environment)
        return { completer.complete($0) }
    }

    /// Says what there is to say before the first prompt.
    ///
    /// - Parameters:
    ///   - version: The program's version.
    ///   - notices: What the person should know, such as what is wrong with the configuration.
    package func greet(version: String, notices: [String]) {
        let greeting = Greeting(
            version: version, session: context.session, notices: notices, layOut: context.layOut)
        for line in greeting.lines {
            context.writer.say(line)
        }
    }

    /// Offers the drafts of runs that ended without sending them: the newest at the prompt, those before it with Up.
    package mutating func offer(_ drafts: [String]) async {
        guard let newest = drafts.last, await reader.offer(newest, isEdited: false) else { return }
        for draft in drafts.dropLast() { await remember(draft) }
        context.writer.write(
            .dim("A draft that was not sent is back" + (drafts.count > 1 ? "; Up brings back older ones." : ".")))
    }

    /// Runs until the person leaves.
    ///
    /// - Parameter preset: A prompt that is sent before the first one is read.
    package mutating func run(preset: PresetDraft? = nil) async {
        if let preset {
            let stop = AnswerStop()
            let signals = signals
            await signals.whileInterruptible(onInterrupt: { stop.press() }) {
                if let preset = await fill(preset) {
                    if let system = preset.system { context.change { $0.system = system } }
                    if let line = PresetCommand.start(with: preset.preset) { context.writer.say(line) }
                    await send(preset, stoppedBy: stop)
                }
            }
        }
        while true {
            let (session, calibrations, factory) = (context.session, context.calibrations, context.factory)
            let meter = DraftMeter(
                session, counter: calibrations.counter(for: session.gateway),
                model: factory.catalogue[session.gateway], attachments: context.draftAttachments,
                after: context.edit.map(\.parent) ?? session.tree.current,
                mentions: MentionedTokens(
                    reader: context.attachmentReader, gateway: session.gateway, environment: context.environment))
            if !session.conversation.turns.isEmpty {
                Task.detached(priority: .utility) { meter.prepare() }
            }
            await takeNews()
            for notice in context.factory.notices.take() { context.writer.say(.warning(notice)) }
            beginSearch()
            let input = await reader.readLine(
                prompt,
                aids: LineAids(
                    meter: { meter.text(for: $0) }, measure: { meter.size(of: $0) },
                    background: context.themes.takeQuestion() ? backgroundReceiver : nil))
            takeFound()
            switch input {
            case .endOfInput:
                if await mayLeave() { return sayWhatIsDropped() }
            case .interrupted where context.edit != nil:
                leaveEdit()
            case .interrupted:
                context.writer.say(.dim("Ctrl-D or /quit leaves."))
            case .line(let line):
                // From here to the next prompt Ctrl-C must find somebody who listens: else it ends the program.
                let stop = AnswerStop()
                let signals = signals
                let outcome = await signals.whileInterruptible(onInterrupt: { stop.press() }) {
                    await take(line, stoppedBy: stop)
                }
                if outcome == .quit, await mayLeave() { return sayWhatIsDropped() }
            }
        }
    }

    /// Has the theme follow the terminal's background, as soon as that is known.
    private var backgroundReceiver: BackgroundReceiver {
        let (themes, writer) = (context.themes, context.writer)
        return { color in
            themes.learnBackground(color)
            return writer.styleParameters(of: .accent)
        }
    }

    /// The model's name before the draft, so that it is always in view; and which turn's prompt is being changed.
    var prompt: LinePrompt {
        let model = context.session.settings.model
        return Self.prompt(named: model.model.isEmpty ? model.provider : model.model, in: context)
    }

    static func prompt(named name: String, in context: ChatContext) -> LinePrompt {
        let sign = context.writer.capabilities.isUTF8 ? "›" : ">"
        let room = max(8, context.columns / 2)
        // The line reader drops controls, but not what turns text around.
        let name = Sanitizer.cleanLine(name).truncated(to: room)
        let edited = context.edit.map { " (turn \($0.turn))" } ?? ""
        return LinePrompt(
            "\(name)\(edited) \(sign) ", style: context.writer.styleParameters(of: .accent),
            isLeftByInterrupt: context.edit != nil)
    }

    private mutating func take(_ line: SubmittedLine, stoppedBy stop: AnswerStop) async -> CommandOutcome {
        let input = UserInput(line.text)
        if input != .empty { await remember(line.text) }
        context.line = line
        // A draft that was set aside comes back, and is still the changed prompt; any other line took its place.
        switch input {
        case .prompt where line.hasDraft: leaveEdit()
        case .prompt: break
        case .empty, .shell, .command: if !line.hasDraft { leaveEdit() }
        }
        switch input {
        case .empty:
            return .next
        case .prompt(let text):
            await send(text, stoppedBy: stop)
            return .next
        case .shell(let command):
            await runShell(command, stoppedBy: stop)
            return .next
        case .command(let name, let argument):
            do {
                if context.commands[name]?.leavesConversation(argument) == true, !(await mayLeave()) { return .next }
                let outcome = try context.commands.run(name, argument, in: &context)
                switch outcome {
                case .next, .quit, .edit, .attach: leaveOutdatedEdit()
                case .reword, .preset, .compare, .compact, .ask: leaveEdit()
                }
                switch outcome {
                case .next, .quit, .edit, .attach: break
                case .reword, .preset, .compare, .compact, .ask:
                    guard await settleModel(stoppedBy: stop) else { return .next }
                }
                switch outcome {
                case .next, .quit: return outcome
                case .edit(let text): try await edit(text)
                case .reword(let text): try await reword(text)
                case .attach(let paths): try await attach(paths, stoppedBy: stop)
                case .preset(let draft): try await use(draft, stoppedBy: stop)
                case .compare(let comparison): try await compare(comparison, stoppedBy: stop)
                case .compact(let compaction): await compact(compaction, stoppedBy: stop)
                case .ask(let asking):
                    let other = try asking.choice.map { try context.factory.makeGateway($0) }
                    if await isAllowed(asking, of: other) {
                        await ask(asking, other, stoppedBy: stop)
                    }
                }
            } catch {
                context.writer.say(.error("\(error)"))
            }
            return .next
        }
    }

    /// Adds what other sessions have said meanwhile to the reader's history.
    private func takeNews() async {
        for entry in history?.news() ?? [] { await reader.remember(entry) }
    }

    private mutating func remember(_ line: String) async {
        await takeNews()
        await reader.remember(line)
        do throws(JournalError) {
            try history?.add(line)
        } catch {
            context.warn(error)
        }
    }
}
