import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/redo`: goes on to the turns that were taken back.
struct RedoCommand: SlashCommand {
    let name = "redo"
    let arguments = "[NUMBER]"
    let summary = "restore what /undo took back"
    let wordLimit: Int? = 1

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        // Where the branch goes on that was last on.
        var ahead = chat.state.session.tree
        var path: [Int] = []
        while let next = ahead.following {
            path.append(next)
            ahead.move(to: next)
        }
        guard !path.isEmpty else { throw CommandError("There is nothing to restore: this is the end of a branch.") }
        let count = try UndoCommand.count(argument, upTo: path.count, verb: "restore")
        chat.move(to: path[count - 1])
        let words = UndoCommand.words(for: path.prefix(count), in: chat.state.session.tree)
        chat.dialogue.say("Restored: \(words). " + BranchPosition.sentence(in: chat))
        return .next
    }
}
