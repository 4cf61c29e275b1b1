import ArgumentParser

/// The whole command line as one tree, for completions and the manual.
///
/// Nothing is parsed with it: the parser's subcommands do not work beside a prompt of any words (see ``TokensOptions``).
struct CommandTree: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parlance",
        abstract: Options.configuration.abstract,
        discussion: Options.configuration.discussion,
        version: version,
        subcommands: [
            Tokens.self, Render.self, Models.self, Keys.self, Local.self, Sessions.self, SchemaCheck.self,
            Completions.self,
            Manual.self,
        ]
    )

    // Without the prompt: after a word of it no shell would complete a command.
    @OptionGroup var options: ChatOptions

    /// Whether a shell asks: for its script, or for words that it is to offer.
    static func isAsked(by argument: String) -> Bool {
        argument.hasPrefix("--generate-completion-script") || argument == "---completion"
    }

    /// A command under the name that is typed after `parlance`.
    fileprivate static func command(
        _ name: String, like command: any ParsableCommand.Type
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: command.configuration.abstract, discussion: command.configuration.discussion)
    }

    struct Tokens: ParsableCommand {
        static let configuration = command(TokensOptions.name, like: TokensOptions.self)
        @OptionGroup var options: TokensOptions
    }

    struct Render: ParsableCommand {
        static let configuration = command(RenderOptions.name, like: RenderOptions.self)
        @OptionGroup var options: RenderOptions
    }

    struct Models: ParsableCommand {
        static let configuration = command(ModelsOptions.name, like: ModelsOptions.self)
        @OptionGroup var options: ModelsOptions
    }

    struct Keys: ParsableCommand {
        static let configuration = command(KeysOptions.name, like: KeysOptions.self)
        @OptionGroup var options: KeysOptions
    }

    struct Local: ParsableCommand {
        static let configuration = command(LocalOptions.name, like: LocalOptions.self)
        @OptionGroup var options: LocalOptions
    }

    struct SchemaCheck: ParsableCommand {
        static let configuration = command(SchemaOptions.name, like: SchemaOptions.self)
        @OptionGroup var options: SchemaOptions
    }

    /// What ``SessionsOptions`` does are commands here, so that a shell knows what follows each.
    struct Sessions: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: SessionsOptions.name, abstract: SessionsOptions.configuration.abstract,
            subcommands: [List.self, Show.self, Search.self, Remove.self, Export.self, Import.self])

        struct List: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: SessionsOptions.Action.list.rawValue, abstract: "List the last sessions, or all.")
            @Flag(help: "List all sessions.") var all = false
        }

        struct Show: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: SessionsOptions.Action.show.rawValue, abstract: "Show what was said in a session.",
                discussion: SessionsOptions.configuration.discussion)
            @Argument(help: "The session.", completion: .suggestions(of: "resume")) var session: String
        }

        struct Search: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: SessionsOptions.Action.search.rawValue,
                abstract: "Show the sessions in which all the words were said, with the lines.")
            @Argument(help: "The words.") var words: [String]
            @Flag(help: "Show all lines in which words were said.") var all = false
        }

        struct Remove: ParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: SessionsOptions.Action.rm.rawValue, abstract: "Remove sessions for good.")
            @Argument(help: "The sessions.", completion: .suggestions(of: "resume")) var sessions: [String]
        }

        struct Export: ParsableCommand {
            static let configuration = command(SessionsExportOptions.words[1], like: SessionsExportOptions.self)
            @OptionGroup var options: SessionsExportOptions
        }

        struct Import: ParsableCommand {
            static let configuration = command(SessionsImportOptions.words[1], like: SessionsImportOptions.self)
            @OptionGroup var options: SessionsImportOptions
        }
    }

    struct Completions: ParsableCommand {
        static let configuration = command(CompletionsOptions.name, like: CompletionsOptions.self)
        @OptionGroup var options: CompletionsOptions
    }

    struct Manual: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: ManualOptions.name, abstract: "Print this manual as a page for man.")
    }
}
