import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/reasoning`: the last answer's reasoning, or whether reasoning stays on the screen.
struct ReasoningCommand: SlashCommand {
    let name = "reasoning"
    let arguments = "[on | off]"
    let summary = "show the last answer's reasoning; on: always, off: as one line"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [("on", "reasoning stays on the screen"), ("off", "it is folded into one line")]
    }

    func liveUse(of argument: String) -> LiveUse { argument.isEmpty ? .immediate : .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        switch argument {
        case "":
            try show(in: chat)
        case "on":
            chat.state.display.showsReasoning = true
            chat.dialogue.writer.write("Reasoning stays on the screen, before the answer.")
        case "off":
            chat.state.display.showsReasoning = false
            chat.dialogue.writer.write("Reasoning is folded into one line; /reasoning shows the last.")
        default:
            throw CommandError("'\(argument)' is neither on nor off.")
        }
        return .next
    }

    /// Shows the newest reasoning, and which turn it belongs to where that is not the last one.
    private func show(in chat: Chat) throws(CommandError) {
        let tree = chat.state.session.tree
        let path = tree.path(to: tree.current).filter { tree[$0]?.answer?.isEmpty == false }
        let shown = path.last { tree[$0]?.answer?.reasoning.isEmpty == false }
        // What was billed as reasoning need not have been sent.
        let hidden = path.last { (tree[$0]?.answer?.tokens?.reasoningTokens ?? 0) > 0 }
        if let hidden, hidden > shown ?? 0, let answer = tree[hidden]?.answer {
            let tokens = answer.tokens?.reasoningTokens ?? 0
            let sentence =
                "\(answer.model.model) used \(tokens.counted("token")) for reasoning in turn \(hidden), "
                + "but \(answer.model.provider) didn't send the text."
            guard shown != nil else { throw CommandError(sentence) }
            chat.dialogue.say(.dim(sentence))
        }
        guard let shown, let reasoning = tree[shown]?.answer?.reasoning else {
            throw CommandError("No answer so far has included reasoning.")
        }
        if shown != path.last { chat.dialogue.say(.dim("The reasoning of turn \(shown), the last that has any:")) }
        chat.dialogue.writer.write(.reasoning(reasoning), terminator: "")
        chat.dialogue.writer.ensureLineStart()
    }
}
