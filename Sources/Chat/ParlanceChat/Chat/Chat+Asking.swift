import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Asking, and what is said about the answer.
extension Chat {
    mutating func ask(_ asking: Asking, _ other: (any LLMGateway)? = nil, stoppedBy stop: AnswerStop) async {
        var (turn, problem) =
            asking.continued.map { context.session.begin(continuing: $0, asking: other) }
            ?? context.session.begin(
                asking.prompt, attachments: asking.attachments, after: asking.parent, asking: other,
                temperature: asking.temperature)
        turn.counter = context.calibrations.counter(for: turn.gateway)
        if let problem { context.writer.say(.warning(problem.message)) }

        let presenter = AnswerPresenter(
            writer: answers, notices: context.writer, display: context.display,
            model: context.factory.catalogue[turn.gateway])
        let runner = TurnRunner(view: presenter, isStreaming: isStreaming, stopwatch: stopwatch)
        while true {
            let answering = Task { [turn] in await runner.run(turn) }
            stop.watch(answering)
            let answer = await answering.value
            let repair = stop.isPressed ? nil : context.repair(turn.whole(answer), of: turn)
            keep(answer, of: turn, isRejected: repair != nil)
            for line in summary(of: answer, to: turn).lines(columns: context.columns) { context.writer.say(line) }
            sayRecovery()
            guard let repair else {
                if let notice = context.session.lastRepairNotice(of: turn) { context.writer.say(notice) }
                break
            }
            context.writer.say(context.session.repairNotice(of: turn))
            turn.request = repair
            turn.beginning = nil
        }
        sayWindow()
        sayBudget()
        context.writer.write()
    }

    /// Says that the journal can be written again, once it can.
    mutating func sayRecovery() {
        if context.session.takeRecovery() { context.writer.say(.success("The session is saved again, all of it.")) }
    }

    /// Says how much of the budget is used, once that is most of it.
    func sayBudget() {
        guard let budget = context.budget, budget.share(of: context.ledger.session) >= Budget.warningShare,
            let state = context.budgetState
        else { return }
        context.writer.say(state)
    }

    /// Keeps an answer, and learns from what it took.
    ///
    /// - Parameters:
    ///   - came: What came now.
    ///   - isRejected: Whether it is set aside, as it misses the schema and is asked for again.
    mutating func keep(_ came: Answer, of turn: PendingTurn, isRejected: Bool) {
        let answer = turn.whole(came)
        do throws(JournalError) {
            if isRejected {
                try context.session.reject(answer, of: turn)
            } else {
                try context.session.end(turn, with: answer)
            }
        } catch {
            context.writer.say(.warning(error.message))
        }
        if let problem = context.calibrations.learn(from: turn, came) { context.warn(problem) }
        if came.failure?.code == .unknownModel { context.factory.forgetModels(of: came.served) }
        if let problem = context.keepResult(of: answer) { context.warn(problem) }
    }

    /// What is said below an answer.
    ///
    /// - Parameter isCompared: Whether others were asked at once.
    func summary(of answer: Answer, to turn: PendingTurn, isCompared: Bool = false) -> AnswerSummary {
        AnswerSummary(
            answer, isStructured: turn.request.responseFormat.isStructured, isContinued: turn.beginning != nil,
            compared: isCompared ? turn.number : nil, model: context.factory.catalogue[answer.served])
    }
}
