import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Asking, and what is said about the answer.
extension Chat {
    /// Begins a turn, has it answered, and keeps the answer. Meanwhile commands are answered, and another model may be
    /// asked to go on with the answer.
    mutating func ask(_ turn: PendingTurn, stoppedBy stop: AnswerStop) async {
        // A command beside an answer sends nothing.
        guard !state.isAnswering else { return }
        var turn = turn
        begin(&turn)
        let live = LiveAnswer(
            shownBy: presenter(of: turn), countedBy: LiveLedger(), catalog: services.factory.catalog)
        let commands = beginWork(on: live, to: turn, stoppedBy: stop)
        var earlier: [Answer] = []
        var last: Answer
        var kind = UsageRecord.Kind.chat

        while true {
            last = await answer(to: turn, as: kind, shownBy: live, stoppedBy: stop)
            if let next = commands.consumeHandOver() {
                let partial = last
                let following = handOver(turn, after: partial, to: next, commands, live, stoppedBy: stop)
                if let following {
                    earlier.append(partial)
                    turn = following
                    continue
                }
            }
            let repair = stop.isPressed ? nil : repair(turn.whole(last), of: turn)
            keep(last, of: turn, isRejected: repair != nil)
            for line in summary(of: last, to: turn).lines(columns: dialogue.columns) { dialogue.say(line) }
            reportRecovery()
            guard let repair else {
                if let notice = state.session.lastRepairNotice(of: turn) { dialogue.say(notice) }
                break
            }
            dialogue.say(state.session.repairNotice(of: turn))
            (turn, kind) = (repair, .repair)
        }
        report(earlier)
        reportWindow()
        reportSpending()
        dialogue.writer.write()
        await endWork(commands)
        requestTitle()
        if last.isTroubled || isBudgetSpent { holdQueue() }
    }

    /// Says what the models took that wrote the beginning of an answer.
    private func report(_ earlier: [Answer]) {
        for answer in earlier {
            let summary = AnswerSummary(answer, isStructured: false, model: services.factory.catalog[answer.served])
            let name = Sanitizer.cleanLine(answer.model.description)
            for line in summary.numberLines(columns: dialogue.columns, label: "\(name) before:") { dialogue.say(line) }
        }
    }

    /// Begins a turn. A journal that cannot be written is said, and stops nothing.
    mutating func begin(_ turn: inout PendingTurn) {
        if let problem = state.session.begin(&turn) { dialogue.say(.warning(problem.message)) }
    }

    /// Waits for the answer to a turn.
    ///
    /// - Parameters:
    ///   - kind: As what it is booked.
    ///   - view: What shows it as it comes; by default it is written below the prompt.
    func answer(
        to turn: PendingTurn, as kind: UsageRecord.Kind = .chat, shownBy view: (any AnswerView)? = nil,
        stoppedBy stop: AnswerStop
    ) async -> Answer {
        let runner = TurnRunner(
            view: view ?? presenter(of: turn), isStreaming: services.isStreaming, stopwatch: services.stopwatch,
            booking: booking(kind))
        let answering = Task { await runner.run(turn) }
        stop.watch(answering)
        (view as? LiveAnswer)?.watch(answering)
        return await answering.value
    }

    /// What shows an answer below the prompt.
    private func presenter(of turn: PendingTurn) -> AnswerPresenter {
        AnswerPresenter(
            writer: services.answers, notices: dialogue.terminal, display: state.display,
            model: services.factory.catalog[turn.gateway], adjustments: services.adjustments)
    }

    /// Says that the journal can be written again, once it can.
    mutating func reportRecovery() {
        if state.session.consumeRecovery() { dialogue.say(.success("Saving works again; the whole session is saved.")) }
    }

    /// Keeps an answer, and learns from what it took.
    ///
    /// - Parameters:
    ///   - came: What came now.
    ///   - isRejected: Whether it is set aside, as it misses the schema and is asked for again.
    mutating func keep(_ came: Answer, of turn: PendingTurn, isRejected: Bool) {
        let answer = turn.whole(came)
        attempt { session throws(FileError) in
            if isRejected {
                try session.reject(answer, of: turn)
            } else {
                try session.end(turn, with: answer)
            }
        }
        noteCache(came, of: turn)
        dialogue.warnOnce(state.calibrations.learn(from: turn, came))
        if came.failure?.code == .unknownModel { services.factory.forgetModels(of: came.served) }
        dialogue.warnOnce(keepResult(of: answer))
    }

    /// What is said below an answer.
    ///
    /// - Parameter isCompared: Whether others were asked at once.
    func summary(of answer: Answer, to turn: PendingTurn, isCompared: Bool = false) -> AnswerSummary {
        AnswerSummary(
            answer, isStructured: turn.request.responseFormat.isStructured, isContinued: turn.beginning != nil,
            compared: isCompared ? turn.number : nil, model: services.factory.catalog[answer.served],
            roomAdvice: answer.failure?.code == .contextLengthExceeded ? roomAdvice(for: turn) : nil)
    }
}
