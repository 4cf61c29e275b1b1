/// `/edit`: brings the last prompt back, or opens the person's own editor with a draft.
struct EditCommand: SlashCommand {
    let name = "edit"
    let arguments = "[TEXT]"
    let summary = "bring the last prompt back; with a draft, open $EDITOR"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if !argument.isEmpty { return .edit(argument) }
        return context.hasDraft || context.session.tree.current == nil ? .edit(nil) : .reword
    }
}
