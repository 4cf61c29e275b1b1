import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/continue`: has an answer that broke off continued.
struct ContinueCommand: SlashCommand {
    let name = "continue"
    let arguments = ""
    let summary = "continue an answer that was cut off"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let tree = chat.state.session.tree
        guard let number = tree.current, let turn = tree[number], turn.isAnswered, let answer = turn.answer else {
            throw CommandError("There is no answer to continue.")
        }
        guard answer.isCut else { throw CommandError("The last answer is complete.") }
        let author = Self.author(of: answer, in: chat)
        await chat.send(chat.pendingTurn(TurnRequest(continuing: number, in: tree), of: author), stoppedBy: stop)
        return .next
    }

    /// The model that wrote the answer, where it is not the session's, such as after `/compare`. Where it cannot be asked
    /// now, the session's goes on. Either is said.
    private static func author(of answer: Answer, in chat: Chat) -> (any LLMGateway)? {
        let own = chat.state.session.gateway.id
        guard answer.model != own else { return nil }
        let factory = chat.services.factory
        if let choice = try? factory.resolve(answer.model.description), let author = try? factory.makeGateway(choice) {
            chat.dialogue.say("\(answer.model, .accent) continues its answer:")
            return author
        }
        chat.dialogue.say(.warning("\(answer.model) is not available now; \(own) continues its answer:"))
        return nil
    }
}
