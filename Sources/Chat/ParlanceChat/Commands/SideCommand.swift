import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/side`: asks something beside the conversation. The model knows what was said; what comes is no part of it.
struct SideCommand: SlashCommand {
    let name = "side"
    let aliases = ["btw", "aside"]
    let arguments = "QUESTION"
    let summary = "ask beside the conversation: answered, and not part of it"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        guard !argument.isEmpty else { throw CommandError("What is the question? /side QUESTION") }
        guard chat.state.session.tree.current != nil else {
            throw CommandError("There is no conversation yet to ask beside. Send the question as it is.")
        }
        let turn = turn(argument, in: chat)
        try chat.check(turn)
        guard await chat.settleModel(stoppedBy: stop) else {
            chat.holdQueue()
            return .next
        }
        await ask(self.turn(argument, in: chat), in: &chat, stoppedBy: stop)
        return .next
    }

    /// What is sent.
    private func turn(_ question: String, in chat: Chat) -> PendingTurn {
        let turn = chat.pendingTurn(TurnRequest(question, after: chat.state.session.tree.current))
        // A schema is for answers that belong to the conversation.
        var request = turn.request
        request.responseFormat = .text
        return turn.again(with: request)
    }

    private func ask(_ turn: PendingTurn, in chat: inout Chat, stoppedBy stop: AnswerStop) async {
        if let question = chat.budgetQuestion(before: [turn]), !(await chat.dialogue.agrees(question)) {
            return chat.holdQueue()
        }
        let commands = chat.beginWork(stoppedBy: stop)
        chat.dialogue.say(.dim("Aside, not part of the conversation:"))
        let answer = await chat.answer(to: turn, as: .side, stoppedBy: stop)
        chat.dialogue.warnOnce(chat.state.calibrations.learn(from: turn, answer))
        for line in chat.summary(of: answer, to: turn).lines(columns: chat.dialogue.columns) { chat.dialogue.say(line) }
        chat.attempt { session throws(FileError) in try session.record(unused: answer) }
        chat.reportRecovery()
        chat.reportSpending()
        chat.dialogue.writer.write()
        await chat.endWork(commands)
        if answer.isTroubled { chat.holdQueue() }
    }
}
