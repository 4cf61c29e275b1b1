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
        subcommands: [Tokens.self, Render.self, Models.self, Sessions.self, Completions.self, Manual.self]
    )

    @OptionGroup var options: Options

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

    struct Sessions: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: SessionsExportOptions.words[0], abstract: "What was said in earlier sessions.",
            subcommands: [Export.self, Import.self])

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
            commandName: ManualPage.name, abstract: "Print this manual as a page for man.")
    }
}
