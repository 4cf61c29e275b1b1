import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/redo`: goes on to the turns that were taken back.
struct RedoCommand: SlashCommand {
    let name = "redo"
    let arguments = "[NUMBER]"
    let summary = "bring back what was taken back"
    let wordLimit: Int? = 1

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        // Where the branch goes on that was last on.
        var ahead = context.session.tree
        var path: [Int] = []
        while let next = ahead.following {
            path.append(next)
            ahead.move(to: next)
        }
        guard !path.isEmpty else { throw CommandError("There is nothing to bring back: this is the end of a branch.") }
        let count = try UndoCommand.count(argument, upTo: path.count, verb: "bring back")
        context.move(to: path[count - 1])
        let words = UndoCommand.words(for: path.prefix(count), in: context.session.tree)
        context.writer.say("Brought back: \(words). " + BranchPlace.sentence(in: context))
        return .next
    }
}
