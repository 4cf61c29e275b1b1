import ParlanceConversations
import TerminalEditor

/// `/tree`: draws the branches of the session.
struct TreeCommand: SlashCommand {
    let name = "tree"
    let arguments = "[all]"
    let summary = "draw the branches of the session"
    let wordLimit: Int? = 1

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        guard argument.isEmpty || argument == "all" else {
            throw CommandError("/tree takes nothing but 'all', for every turn of a long session.")
        }
        let drawing = TreeDrawing(context.session.tree, isUTF8: context.writer.capabilities.isUTF8)
        for line in drawing.lines(columns: context.columns, isWhole: argument == "all") {
            context.writer.write(line)
        }
        return .next
    }
}
