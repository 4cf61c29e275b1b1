import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Asking several models at once.
extension Chat {
    /// Asks, waits for all answers, and shows them. What one of them ends with does not disturb the others.
    ///
    /// - Throws: ``GatewayError`` when one of the models cannot be asked at all; then none is.
    mutating func compare(_ comparison: Comparison, stoppedBy stop: AnswerStop) async throws(GatewayError) {
        var comparison = comparison
        var gateways: [any LLMGateway] = []
        for choice in comparison.choices { gateways.append(try context.factory.makeGateway(choice)) }
        if comparison.isNew {
            guard let attachments = await gatherAttachments(for: comparison.prompt, stoppedBy: stop) else { return }
            comparison.attachments = attachments
        }
        if let question = context.budgetQuestion(before: comparison, of: gateways), !(await agrees(question)) {
            context.writer.say("Not sent; Up brings the prompt back.")
            return
        }
        if comparison.isNew { context.attachments = [] }

        let before = context.session.tree.current
        let turns = begin(comparison, asking: gateways)
        await collect(turns, stoppedBy: stop)
        if let best = best(of: turns) {
            context.move(to: best.number)
            let answered = turns.filter { context.session.tree[$0.number]?.isAnswered == true }
            context.writer.say(sentence(on: best, among: answered))
        } else if comparison.isNew {
            // As where one is asked: /retry and /edit are about the new prompt.
            context.move(to: turns.first?.number ?? before)
            context.writer.say("No answer came. The prompt is no part of the conversation; /retry asks again.")
        } else {
            context.move(to: before)
            context.writer.say("No answer came: the conversation is where it was.")
        }
        sayBudget()
        context.writer.write()
    }

    /// Begins a turn for each model, all with the same parent.
    private mutating func begin(_ comparison: Comparison, asking gateways: [any LLMGateway]) -> [PendingTurn] {
        zip(comparison.choices, gateways).map { choice, gateway in
            // A profile was chosen for what it says.
            var (turn, problem) = context.session.begin(
                comparison.prompt, attachments: comparison.attachments, after: comparison.parent, asking: gateway,
                temperature: choice.profile?.temperature)
            turn.counter = context.calibrations.counter(for: gateway)
            if let problem { context.writer.say(.warning(problem.message)) }
            return turn
        }
    }

    /// Asks, and waits for the answers; each is shown as it comes and kept when it ends, whatever the others do.
    private mutating func collect(_ turns: [PendingTurn], stoppedBy stop: AnswerStop) async {
        let screen = screen(for: turns)
        var running = turns.count
        let (ends, continuation) = AsyncStream<(index: Int, turn: PendingTurn, answer: Answer)>.makeStream()
        func ask(_ turn: PendingTurn, _ index: Int) {
            let runner = TurnRunner(view: screen.view(of: index), isStreaming: isStreaming, stopwatch: stopwatch)
            stop.watch(Task { continuation.yield((index, turn, await runner.run(turn))) })
        }
        for (index, turn) in turns.enumerated() { ask(turn, index) }
        for await (index, turn, answer) in ends {
            let repair = stop.isPressed ? nil : context.repair(answer, of: turn)
            keep(answer, of: turn, isRejected: repair != nil)
            // When the program dies now, the session goes on with what is best so far.
            if repair == nil, let best = best(of: turns) { context.move(to: best.number) }
            sayRecovery()
            let summary = summary(of: answer, to: turn, isCompared: true)
            screen.say(summary.lines(columns: screen.width), about: index)
            if let repair {
                screen.say([context.session.repairNotice(of: turn)], about: index)
                var again = turn
                again.request = repair
                ask(again, index)
            } else {
                if let notice = context.session.lastRepairNotice(of: turn) { screen.say([notice], about: index) }
                screen.finish(index, answer.ending)
                running -= 1
            }
            if running == 0 { continuation.finish() }
        }
        await screen.end()
    }

    /// Side by side where the width allows.
    private func screen(for turns: [PendingTurn]) -> any ComparisonView {
        let catalogue = context.factory.catalogue
        let queue = ComparisonQueue(
            turns, answers: answers, notices: context.writer, display: context.display, catalogue: catalogue,
            stopwatch: stopwatch)
        if let columns = ComparisonColumns(
            turns, on: answers, display: context.display, catalogue: catalogue, otherwise: queue, stopwatch: stopwatch)
        {
            return columns
        }
        queue.begin()
        return queue
    }

    /// The first of the best answers: a whole one before one that was refused or missed its aim, and that before one that
    /// was cut; `nil` where none came.
    private func best(of turns: [PendingTurn]) -> PendingTurn? {
        func rank(_ turn: PendingTurn) -> Int? {
            guard let said = context.session.tree[turn.number], said.isAnswered, let answer = said.answer else {
                return nil
            }
            if answer.isCut { return 2 }
            return answer.failure == nil && AnswerSummary.ending(of: answer) == nil ? 0 : 1
        }
        return turns.filter { rank($0) != nil }.min { (rank($0) ?? 0, $0.number) < (rank($1) ?? 0, $1.number) }
    }

    /// Which answer the next prompt comes after, and how another is chosen.
    private func sentence(on best: PendingTurn, among answered: [PendingTurn]) -> StyledText {
        func name(_ turn: PendingTurn) -> String {
            (context.session.tree[turn.number]?.answer?.model ?? turn.gateway.id).model
        }
        let others = answered.filter { $0.number != best.number }.map { "/go \($0.number) (\(name($0)))" }
        let sentence: StyledText = "The next prompt comes after turn \(best.number) (\(name(best)))"
        return sentence + (others.isEmpty ? "." : "; or choose \(others.joined(separator: ", ")).")
    }
}

extension Answer {
    /// How it ended, in a word.
    fileprivate var ending: String {
        status == .complete ? failure == nil ? "done" : "failed" : status.word
    }
}
