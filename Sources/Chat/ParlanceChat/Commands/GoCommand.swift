import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/go`: moves to any turn of the session; what is said next is said after it.
struct GoCommand: SlashCommand {
    let name = "go"
    let arguments = "[NUMBER]"
    let summary = "continue from any turn in /tree; 0: from the start"
    let wordLimit: Int? = 1

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let tree = chat.state.session.tree
        var argument = argument
        if argument.isEmpty, !tree.nodes.isEmpty, chat.canChoose {
            guard case .chosen(let number) = await chat.choose(from: TurnPicker.picker(chat.state.session)) else {
                return .next
            }
            argument = String(number)
        }
        guard let number = Int(argument), number == 0 || tree.contains(number) else {
            let turns = tree.nodes.isEmpty ? "none yet" : "1–\(tree.nodes.count), see /tree"
            throw CommandError(
                argument.isEmpty
                    ? "/go accepts a turn's number (\(turns))." : "There is no turn \(argument) (\(turns)).")
        }
        chat.move(to: number == 0 ? nil : number)
        chat.dialogue.say(BranchPosition.sentence(in: chat))
        return .next
    }
}
