import GatewayCore

/// The commands by name.
struct CommandTable: Sendable {
    /// All commands, in the order in which they are listed.
    let all: [any SlashCommand]

    /// The commands of the chat.
    static let standard = CommandTable(all: [
        ModelCommand(),
        TempCommand(),
        SchemaCommand(),
        TokensCommand(),
        BudgetCommand(),
        SystemCommand(),
        AttachCommand(),
        PresetCommand(),
        RetryCommand(),
        CompareCommand(),
        EditCommand(),
        ContinueCommand(),
        CompactCommand(),
        UndoCommand(),
        RedoCommand(),
        TreeCommand(),
        GoCommand(),
        CopyCommand(),
        ExportCommand(),
        RawCommand(),
        ReasoningCommand(),
        ThemeCommand(),
        DebugCommand(),
        NewCommand(),
        SessionsCommand(),
        ResumeCommand(),
        TitleCommand(),
        PasteCommand(),
        HelpCommand(),
        QuitCommand(),
    ])

    subscript(name: String) -> (any SlashCommand)? {
        all.first { $0.name == name }
    }

    /// Runs a command, unless more follows its name than it takes: what would not be heeded was meant for something.
    ///
    /// - Throws: ``CommandError`` or ``GatewayError``, as the command.
    func run(_ name: String, _ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let command = try command(named: name)
        if let limit = command.wordLimit, argument.split(whereSeparator: \.isWhitespace).count > limit {
            throw command.excess
        }
        return try command.run(argument, in: &context)
    }

    /// The command of a name.
    ///
    /// - Throws: ``CommandError`` with the nearest names.
    func command(named name: String) throws(CommandError) -> any SlashCommand {
        if let command = self[name] {
            return command
        }
        throw CommandError("\(unknown(name)) To say a line that begins with a slash, begin it with two.")
    }

    /// Says that there is no command of a name, with the nearest ones.
    func unknown(_ name: String) -> String {
        let nearest = NearestName.matches(for: name, in: all.map(\.name)).map { "/\($0)" }
        let hint =
            nearest.isEmpty
            ? "/help lists the commands." : "Did you mean \(nearest.joined(separator: " or "))?"
        return "Unknown command '/\(name)'. \(hint)"
    }
}
