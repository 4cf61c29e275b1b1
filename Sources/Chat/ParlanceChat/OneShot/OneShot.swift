package import GatewayCore
import ParlanceAnswers
package import ParlanceConversations
package import TerminalEditor

/// One prompt, one answer: the program as a part of a pipe.
package struct OneShot: Sendable {
    /// How the answer is written.
    package enum Form: Sendable {
        /// The text, as it comes.
        case text
        /// One JSON object, when the answer is complete.
        case json
    }

    private let answers: TerminalWriter
    private let notices: TerminalWriter
    private let form: Form
    private let isStreaming: Bool
    private let model: CatalogModel?
    private let onUnknownModel: @Sendable (ServedModel) -> Void
    private let stopwatch: Stopwatch
    private let book: CallBook?

    /// - Parameters:
    ///   - answers: Standard output; nothing but the answer goes there.
    ///   - notices: Standard error.
    ///   - model: What is known of the session's model: its prices.
    ///   - book: Where the call is booked.
    ///   - onUnknownModel: Is told a model that its server does not know.
    package init(
        answers: TerminalWriter, notices: TerminalWriter, form: Form, isStreaming: Bool, model: CatalogModel? = nil,
        book: CallBook? = nil,
        onUnknownModel: @escaping @Sendable (ServedModel) -> Void = { _ in }, stopwatch: Stopwatch = .system
    ) {
        self.onUnknownModel = onUnknownModel
        self.stopwatch = stopwatch
        self.book = book
        self.answers = answers
        self.notices = notices
        self.form = form
        self.isStreaming = isStreaming
        self.model = model
    }

    /// Asks, and writes the answer. Canceling the task stops it; what came is kept.
    package func run(_ turn: PendingTurn, in session: inout Session) async -> ProgramExit {
        var turn = turn
        if let problem = session.begin(&turn) { notices.write(.warning(problem.message)) }
        // In a pipe an answer that is asked for again must not stand before the one that is meant.
        let isHeldBack = form == .text && turn.request.responseFormat.isStructured && !answers.capabilities.isTerminal
        let view: any AnswerView =
            form == .text && !isHeldBack
            ? AnswerPresenter(writer: answers, notices: notices, display: AnswerDisplay(), model: model)
            : WaitDisplay(status: notices, notices: notices)
        let runner = TurnRunner(
            view: view, isStreaming: isStreaming && form == .text, stopwatch: stopwatch,
            booking: booking(.oneShot, in: session))
        let answer = await self.answer(to: turn, from: runner, in: &session)

        if form == .json, answer.status == .complete || (answer.failure != nil && !answer.text.isEmpty) {
            answers.write(StyledText(AnswerJSON(answer, request: turn.request).text))
        }
        // When asking again came to nothing, the wrong answer is better than none.
        let came = answer.text.isEmpty ? session.conversation.turns.last?.rejected.last?.text ?? "" : answer.text
        if isHeldBack, !came.isEmpty {
            answers.stream(answer.failure == nil ? answer.structuredText : came)
            answers.ensureLineStart()
        }
        if let reason = answers.lossReason {
            notices.write("\("parlance: ", .error)Standard output cannot be written: \(reason).")
            return .failed
        }
        // Whoever stopped reading has what was wanted.
        if answers.isClosed { return .answered }
        if let failure = answer.failure {
            if failure.code == .unknownModel { onUnknownModel(answer.served) }
            notices.write("\("parlance: ", .error)\(failure.message)")
            return ProgramExit(failure)
        }
        if answer.status == .complete, let ending = AnswerSummary.ending(of: answer) {
            notices.write(.warning(ending))
        }
        return answer.status == .interrupted ? .interrupted : .answered
    }

    /// The last answer to a turn: one that misses the schema is asked for again.
    private func answer(
        to turn: PendingTurn, from runner: TurnRunner, in session: inout Session
    ) async -> Answer {
        var (turn, runner) = (turn, runner)
        while true {
            let answer = await runner.run(turn)
            if let problem = book?.consumeProblem() { notices.write(.warning(problem.message)) }
            let repair = Task.isCancelled ? nil : session.repair(answer, of: turn)
            do throws(FileError) {
                if repair == nil {
                    try session.end(turn, with: answer)
                } else {
                    try session.reject(answer, of: turn)
                }
            } catch {
                notices.write(.warning(error.message))
            }
            guard let repair else { return answer }
            notices.write(.warning(answer.failure?.message ?? ""))
            notices.write(session.repairNotice(of: turn))
            turn = repair
            runner.booking = booking(.repair, in: session)
        }
    }

    private func booking(_ kind: UsageRecord.Kind, in session: Session) -> CallBooking? {
        book.map { CallBooking(in: $0, as: kind, session: session.id) }
    }
}
