/// The one list of subcommands.
enum Subcommands {
    /// In the order in which help, completions and the manual show them.
    static let all: [any Subcommand.Type] = [
        TokensSubcommand.self, RenderSubcommand.self, ModelsSubcommand.self, KeysSubcommand.self,
        ConfigSubcommand.self, LocalSubcommand.self, SessionsSubcommand.self, SessionsExportSubcommand.self,
        SessionsImportSubcommand.self, UsageSubcommand.self, TopSubcommand.self,
        SchemaSubcommand.self, CompletionsSubcommand.self, ManualSubcommand.self, VersionSubcommand.self,
    ]

    /// Those that are called by one word.
    static var top: [any Subcommand.Type] { all.filter { $0.words.count == 1 } }

    /// Those that are called by the words of another one and one more.
    static func below(_ command: any Subcommand.Type) -> [any Subcommand.Type] {
        all.filter { $0.words.count == command.words.count + 1 && $0.words.starts(with: command.words) }
    }

    /// The subcommand that words begin with, the one with the most words; `nil` where there is none.
    static func named(by words: some Collection<String>) -> (any Subcommand.Type)? {
        all.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }
}
