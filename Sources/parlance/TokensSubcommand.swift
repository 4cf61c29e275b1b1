import ArgumentParser
import Chat
import GatewayCore
import Terminal

/// `parlance tokens`: what a text costs, without asking anybody.
///
/// It is told from a prompt by its name as the first argument. The parser's own subcommands do not work beside a prompt
/// of any words.
struct TokensOptions: ParsableCommand {
    static let name = "tokens"

    static let configuration = CommandConfiguration(
        commandName: "parlance tokens",
        abstract: "Count the tokens of files or of standard input.",
        discussion: """
            The count is that of the model's own tokenizer. For a model that has published none it is that of the \
            nearest one, and standard error says so.
            """
    )

    @Argument(help: "The files; without one, standard input.", completion: .file())
    var files: [String] = []

    @Option(name: .shortAndLong, help: "The model to count for (provider:model).")
    var model: String?

    @Option(help: "The encoding to count with, such as o200k_base or tekken.")
    var encoding: String?

    @Flag(help: "Write the tokens' ids as a JSON array.")
    var ids = false

    @Flag(help: "Show the text with its tokens coloured alternately.")
    var show = false

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if ids, show { throw ValidationError("--ids and --show exclude each other.") }
        if model != nil, encoding != nil { throw ValidationError("--model and --encoding exclude each other.") }
    }

    var form: TokensTool.Form {
        ids ? .ids : show ? .boundaries : .count
    }
}
