import ParlanceConversations

/// `/edit`: brings the last prompt back to be changed, or opens the person's own editor with a draft.
struct EditCommand: SlashCommand {
    let name = "edit"
    let arguments = "[TEXT]"
    let summary = "change the last prompt (to TEXT); a draft in $EDITOR"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if argument.isEmpty, context.line.hasDraft { return .edit(nil) }
        guard let number = context.session.tree.current else {
            throw CommandError(
                "There is no prompt to change yet. Ctrl-X Ctrl-E opens $EDITOR with what stands at the line.")
        }
        if context.session.tree[number]?.isSummary == true {
            throw CommandError("The last turn is a summary: /undo goes back to the turns as they were.")
        }
        return .reword(argument.isEmpty ? nil : argument)
    }
}
