import GatewayCore
import Terminal

/// Asking, and what is said about the answer.
extension Chat {
    mutating func ask(_ asking: Asking, _ other: (any LLMGateway)? = nil, stoppedBy stop: AnswerStop) async {
        var (turn, problem) = context.session.begin(
            asking.prompt, attachments: asking.attachments, after: asking.parent, asking: other,
            temperature: asking.temperature)
        turn.counter = context.calibrations.counter(for: turn.gateway)
        if let problem { context.writer.say(.warning(problem.message)) }

        let presenter = AnswerPresenter(
            writer: answers, notices: context.writer, display: context.display,
            model: context.factory.catalogue[turn.gateway.id])
        let runner = TurnRunner(presenter: presenter, isStreaming: isStreaming, stopwatch: stopwatch)
        while true {
            let answering = Task { [turn] in await runner.run(turn) }
            stop.watch(answering)
            let answer = await answering.value
            let repair = stop.isPressed ? nil : context.repair(answer, of: turn)
            do throws(JournalError) {
                if repair == nil {
                    try context.session.end(turn, with: answer)
                } else {
                    try context.session.reject(answer, of: turn)
                }
            } catch {
                context.writer.say(.warning(error.message))
            }
            report(answer, of: turn)
            sayRecovery()
            guard let repair else { break }
            context.writer.say(context.session.repairNotice(of: turn))
            turn.request = repair
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

    /// Says how an answer ended, and learns from what it took.
    mutating func report(_ answer: Answer, of turn: PendingTurn) {
        if let problem = context.calibrations.learn(from: turn, answer) {
            context.warn(problem)
        }
        for line in AnswerSummary(
            answer,
            isStructured: turn.request.responseFormat.isStructured,
            model: context.factory.catalogue[answer.model]
        ).lines(columns: context.columns) {
            context.writer.say(line)
        }
        if let problem = context.keepResult(of: answer) { context.writer.say(.warning(problem.message)) }
    }
}
