import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/continue`: has an answer that broke off continued.
struct ContinueCommand: SlashCommand {
    let name = "continue"
    let arguments = ""
    let summary = "have an answer that was cut continued"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let tree = context.session.tree
        guard let number = tree.current, let turn = tree[number], turn.isAnswered, let answer = turn.answer else {
            throw CommandError("There is no answer that could be continued.")
        }
        guard answer.isCut else { throw CommandError("The last answer is complete.") }
        return .ask(Asking(continuing: number, in: tree, by: Self.author(of: answer, in: context)))
    }

    /// The model that wrote the answer, where it is not the session's, such as after `/compare`. Where it cannot be asked
    /// now, the session's goes on. Either is said.
    private static func author(of answer: Answer, in context: ChatContext) -> ModelChoice? {
        let own = context.session.gateway.id
        guard answer.model != own else { return nil }
        if let choice = try? context.factory.resolve(answer.model.description),
            (try? context.factory.makeGateway(choice)) != nil
        {
            context.writer.say("\(answer.model, .accent) continues its answer:")
            return choice
        }
        context.writer.say(.warning("\(answer.model) is not available now; \(own) continues its answer:"))
        return nil
    }
}
