/// `/edit`: opens the person's own editor with a draft.
struct EditCommand: SlashCommand {
    let name = "edit"
    let arguments = "[TEXT]"
    let summary = "write the next prompt in $VISUAL or $EDITOR"

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        .edit(argument.isEmpty ? nil : argument)
    }
}
