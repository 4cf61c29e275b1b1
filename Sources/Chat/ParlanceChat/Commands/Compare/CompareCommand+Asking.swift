import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Asking several models at once.
extension CompareCommand {
    /// Asks, waits for all answers, and shows them. What one of them ends with does not disturb the others.
    func compare(
        _ comparison: Comparison, asking gateways: [any LLMGateway], in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async {
        var comparison = comparison
        if comparison.isNew {
            guard let attachments = await chat.gatherAttachments(for: comparison.prompt, stoppedBy: stop) else {
                return
            }
            comparison.attachments = attachments
        }
        var turns = zip(comparison.choices, gateways).map { [comparison] choice, gateway in
            Self.turn(comparison, choice, gateway, in: chat)
        }
        if let question = chat.budgetQuestion(before: turns), !(await chat.dialogue.agrees(question)) {
            await chat.reportNotSent(comparison.prompt)
            return
        }
        if comparison.isNew { chat.tray.attachments = [] }

        let before = chat.state.session.tree.current
        for index in turns.indices { chat.begin(&turns[index]) }
        let commands = chat.beginWork(stoppedBy: stop)
        await collect(turns, in: &chat, stoppedBy: stop)
        if let best = Self.best(of: turns, in: chat.state.session.tree) {
            chat.move(to: best.number)
            chat.dialogue.say(Self.sentence(on: best, among: turns, in: chat.state.session.tree))
        } else if comparison.isNew {
            // As where one is asked: /retry and /edit are about the new prompt.
            chat.move(to: turns.first?.number ?? before)
            chat.dialogue.say("No answer arrived, and the prompt was left out. /retry sends it again.")
        } else {
            chat.move(to: before)
            chat.dialogue.say("No answer arrived; the conversation is unchanged.")
        }
        chat.reportSpending()
        chat.dialogue.writer.write()
        await chat.endWork(commands)
        let answers = turns.map { chat.state.session.tree[$0.number]?.answer }
        if chat.isBudgetSpent || answers.contains(where: { $0?.isTroubled != false }) { chat.holdQueue() }
    }

    /// Asks, and waits for the answers; each is shown as it comes and kept when it ends, whatever the others do.
    private func collect(_ turns: [PendingTurn], in chat: inout Chat, stoppedBy stop: AnswerStop) async {
        let screen = Self.screen(for: turns, in: chat)
        var running = turns.count
        let (ends, continuation) = AsyncStream<(index: Int, turn: PendingTurn, answer: Answer)>.makeStream()
        func ask(_ turn: PendingTurn, _ index: Int, as kind: UsageRecord.Kind, in chat: Chat) {
            Task {
                let answer = await chat.answer(
                    to: turn, as: kind, shownBy: screen.view(of: index), stoppedBy: stop)
                continuation.yield((index, turn, answer))
            }
        }
        for (index, turn) in turns.enumerated() { ask(turn, index, as: .compared, in: chat) }
        for await (index, turn, answer) in ends {
            let repair = stop.isPressed ? nil : chat.repair(answer, of: turn)
            chat.keep(answer, of: turn, isRejected: repair != nil)
            // When the program dies now, the session goes on with what is best so far.
            if repair == nil, let best = Self.best(of: turns, in: chat.state.session.tree) {
                chat.move(to: best.number)
            }
            chat.reportRecovery()
            let summary = chat.summary(of: answer, to: turn, isCompared: true)
            screen.say(summary.lines(columns: screen.width), about: index)
            if let repair {
                screen.say([chat.state.session.repairNotice(of: turn)], about: index)
                ask(repair, index, as: .repair, in: chat)
            } else {
                if let notice = chat.state.session.lastRepairNotice(of: turn) { screen.say([notice], about: index) }
                screen.finish(index, answer.ending)
                running -= 1
            }
            if running == 0 { continuation.finish() }
        }
        await screen.end()
    }

    /// Side by side where the width allows.
    private static func screen(for turns: [PendingTurn], in chat: Chat) -> any ComparisonView {
        let catalog = chat.services.factory.catalog
        let (answers, stopwatch) = (chat.services.answers, chat.services.stopwatch)
        let queue = ComparisonQueue(
            turns, answers: answers, notices: chat.dialogue.terminal, display: chat.state.display, catalog: catalog,
            stopwatch: stopwatch)
        if let columns = ComparisonColumns(
            turns, on: answers, display: chat.state.display, catalog: catalog, otherwise: queue,
            stopwatch: stopwatch)
        {
            return columns
        }
        queue.begin()
        return queue
    }

    /// The first of the best answers: a whole one before one that was refused or missed its aim, and that before one that
    /// was cut; `nil` where none came.
    private static func best(of turns: [PendingTurn], in tree: ConversationTree) -> PendingTurn? {
        func rank(_ turn: PendingTurn) -> Int? {
            guard let said = tree[turn.number], said.isAnswered, let answer = said.answer else { return nil }
            if answer.isCut { return 2 }
            return answer.failure == nil && AnswerSummary.ending(of: answer) == nil ? 0 : 1
        }
        return turns.filter { rank($0) != nil }.min { (rank($0) ?? 0, $0.number) < (rank($1) ?? 0, $1.number) }
    }

    /// Which answer the next prompt comes after, and how another is chosen.
    private static func sentence(
        on best: PendingTurn, among turns: [PendingTurn], in tree: ConversationTree
    ) -> StyledText {
        func name(_ turn: PendingTurn) -> String {
            turn.asking.profile ?? (tree[turn.number]?.answer?.model ?? turn.gateway.id).model
        }
        let others = turns.filter { $0.number != best.number && tree[$0.number]?.isAnswered == true }
            .map { "/go \($0.number) (\(name($0)))" }
        let sentence: StyledText = "The next prompt follows turn \(best.number) (\(name(best)))"
        return sentence + (others.isEmpty ? "." : "; or choose \(others.joined(separator: ", ")).")
    }
}

extension Answer {
    /// How it ended, in a word.
    fileprivate var ending: String {
        status == .complete ? failure == nil ? "done" : "failed" : status.word
    }
}
