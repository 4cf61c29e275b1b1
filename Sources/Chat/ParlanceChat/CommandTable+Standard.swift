extension CommandTable {
    /// The commands of the chat.
    static let standard = CommandTable(all: [
        ModelCommand(),
        TempCommand(),
        EffortCommand(),
        SchemaCommand(),
        TokensCommand(),
        ContextCommand(),
        BudgetCommand(),
        CostCommand(),
        UsageCommand(),
        SystemCommand(),
        AttachCommand(),
        PresetCommand(),
        RetryCommand(),
        CompareCommand(),
        EditCommand(),
        ContinueCommand(),
        CompactCommand(),
        SideCommand(),
        QueueCommand(),
        UndoCommand(),
        RedoCommand(),
        TreeCommand(),
        GoCommand(),
        CopyCommand(),
        ExportCommand(),
        RawCommand(),
        ReasoningCommand(),
        ThemeCommand(),
        ConfigCommand(),
        DebugCommand(),
        NewCommand(),
        SessionsCommand(),
        ResumeCommand(),
        TitleCommand(),
        PasteCommand(),
        HelpCommand(),
        QuitCommand(),
    ])
}

extension ChatReference {
    /// The commands.
    package static var commands: [Entry] { commands(of: .standard) }

    /// The words of other programs, each with the command that it runs.
    package static var aliases: [(alias: String, command: String)] {
        CommandTable.standard.all.flatMap { command in command.aliases.map { ($0, command.name) } }
    }
}
