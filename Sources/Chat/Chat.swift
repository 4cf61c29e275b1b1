import GatewayCore
import Terminal

/// The chat: reads a line, does what it says, and begins again.
public struct Chat: Sendable {
    private let reader: any LineReader
    private let answers: TerminalWriter
    private let signals: any Interrupting
    private let history: InputHistory?
    private let isStreaming: Bool
    private let stopwatch: Stopwatch
    private var context: ChatContext

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
    ///   - environment: The variables that paths are expanded with.
    ///   - isStreaming: Whether answers are asked for piece by piece.
    ///   - stopwatch: What the times of answers are taken with.
    public init(
        session: Session,
        factory: LLMGatewayFactory,
        reader: any LineReader,
        answers: TerminalWriter,
        notices: TerminalWriter,
        signals: any Interrupting,
        history: InputHistory?,
        environment: [String: String],
        isStreaming: Bool = true,
        stopwatch: Stopwatch = .system
    ) {
        self.stopwatch = stopwatch
        self.reader = reader
        self.answers = answers
        self.signals = signals
        self.history = history
        self.isStreaming = isStreaming
        context = ChatContext(
            session: session, factory: factory, writer: notices, environment: environment, commands: .standard)
    }

    /// Completes commands, models and paths; given to the line reader.
    public static func completer(factory: LLMGatewayFactory, environment: [String: String]) -> Completer {
        let completer = ChatCompleter(commands: .standard, factory: factory, environment: environment)
        return { completer.complete($0) }
    }

    /// Says what there is to say before the first prompt.
    ///
    /// - Parameters:
    ///   - version: The program's version.
    ///   - notices: What the person should know, such as what is wrong with the configuration.
    public func greet(version: String, notices: [String]) {
        for line in Greeting(version: version, session: context.session, notices: notices).lines {
            context.writer.write(line)
        }
    }

    /// Offers the drafts of runs that ended without sending them: the newest at the prompt, those before it with Up.
    public func offer(_ drafts: [String]) async {
        guard let newest = drafts.last, await reader.offer(newest, isEdited: false) else { return }
        for draft in drafts.dropLast() { await remember(draft) }
        context.writer.write(
            .dim("A draft that was not sent is back" + (drafts.count > 1 ? "; Up brings back older ones." : ".")))
    }

    /// Runs until the person leaves.
    public mutating func run() async {
        while true {
            let meter = DraftMeter(context.session, model: context.factory.catalogue[context.session.settings.model])
            await takeNews()
            let input = await reader.readLine(
                prompt, meter: { meter.text(for: $0) }, measure: { meter.size(of: $0) })
            switch input {
            case .endOfInput:
                return
            case .interrupted:
                context.writer.write(.dim("Ctrl-D or /quit leaves."))
            case .line(let line):
                // From here to the next prompt Ctrl-C must find somebody who listens: else it ends the program.
                let stop = AnswerStop()
                let signals = signals
                let outcome = await signals.whileInterruptible(onInterrupt: { stop.press() }) {
                    await take(line, stoppedBy: stop)
                }
                if outcome == .quit { return }
            }
        }
    }

    /// The model's name before the draft, so that it is always in view.
    private var prompt: LinePrompt {
        let sign = context.writer.capabilities.isUTF8 ? "›" : ">"
        let style = context.writer.capabilities.colorDepth == .none ? "" : Palette.standard.sgr(.accent)
        let room = max(8, context.columns / 2)
        // The line reader drops controls, but not what turns text around.
        let name = Sanitizer.cleanLine(context.session.settings.model.model).truncated(to: room)
        return LinePrompt("\(name) \(sign) ", style: style)
    }

    private mutating func take(_ line: String, stoppedBy stop: AnswerStop) async -> CommandOutcome {
        let input = UserInput(line)
        if input != .empty { await remember(line) }
        switch input {
        case .empty:
            return .next
        case .prompt(let text):
            if await isAllowed(text) { await ask(text, stoppedBy: stop) }
            return .next
        case .command(let name, let argument):
            context.pastes = await reader.pastes()
            do {
                let outcome = try context.commands.command(named: name).run(argument, in: &context)
                if case .edit(let text) = outcome { try await edit(text) }
                return outcome
            } catch {
                context.writer.write(.error("\(error)"))
                return .next
            }
        }
    }

    private func edit(_ text: String?) async throws(CommandError) {
        guard await reader.offer(text, isEdited: true) else {
            throw CommandError(
                "There is no draft to edit: lines come from a pipe, or the terminal cannot move its cursor.")
        }
    }

    /// Adds what other sessions have said meanwhile to the reader's history.
    private func takeNews() async {
        for entry in history?.news() ?? [] { await reader.remember(entry) }
    }

    private func remember(_ line: String) async {
        await takeNews()
        await reader.remember(line)
        do throws(JournalError) {
            try history?.add(line)
        } catch {
            context.writer.write(.warning(error.message))
        }
    }

    /// Whether a prompt may be sent: it is within the budget, or the person says so.
    private func isAllowed(_ prompt: String) async -> Bool {
        guard let question = context.budgetQuestion(before: prompt) else { return true }
        if case .line(let answer) = await reader.readLine(LinePrompt(question, isQuestion: true)),
            ["y", "yes"].contains(answer.trimmingWhitespace().lowercased())
        {
            return true
        }
        context.writer.write("Not sent; Up brings the prompt back.")
        return false
    }

    private mutating func ask(_ prompt: String, stoppedBy stop: AnswerStop) async {
        let (turn, problem) = context.session.begin(prompt)
        if let problem { context.writer.write(.warning(problem.message)) }

        let runner = TurnRunner(
            presenter: AnswerPresenter(writer: answers, showsReasoning: true), isStreaming: isStreaming,
            stopwatch: stopwatch)
        let answering = Task { await runner.run(turn) }
        stop.watch(answering)
        let answer = await answering.value

        do throws(JournalError) {
            try context.session.end(turn, with: answer)
        } catch {
            context.writer.write(.warning(error.message))
        }
        for line in AnswerSummary(
            answer,
            isStructured: turn.request.responseFormat.isStructured,
            model: context.factory.catalogue[answer.model]
        ).lines {
            context.writer.write(line)
        }
        if let budget = context.budget, budget.share(of: context.ledger.session) >= Budget.warningShare,
            let state = context.budgetState
        {
            context.writer.write(state)
        }
        context.writer.write()
    }
}
