import ArgumentParser
import Terminal

/// `parlance schema`: shows a schema, and holds values against it.
///
/// Like ``TokensOptions`` it is told from a prompt by its first arguments; a prompt may well begin with "schema".
struct SchemaOptions: ParsableCommand {
    static let name = "schema"

    static let configuration = CommandConfiguration(
        commandName: "parlance schema",
        abstract: "Show a JSON Schema, or hold JSON against it.",
        discussion: """
            SCHEMA is a file, a JSON object, or fields such as 'name, age int, tags [string], bio: one sentence'.
            The exit code of validate is 0 when the JSON is valid, 1 when it is not, and 2 when it could not be checked.
            """
    )

    /// What is done.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case show, validate
    }

    @Argument(help: "show: write the schema as JSON. validate: check JSON against it.")
    var action: Action

    @Argument(help: "The schema.")
    var schema: String

    @Argument(help: "The JSON to check, with .jsonl a value a line; without a file, standard input.")
    var file: String?

    @Option(
        name: .customLong("document"),
        help: ArgumentHelp(
            "Another schema that the schema refers to, by its $id or else its name; may be repeated.",
            valueName: "file"),
        completion: .file())
    var documents: [String] = []

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if action == .show, file != nil { throw ValidationError("show takes a schema and nothing else.") }
    }

    /// Whether arguments are meant for this command and are no prompt.
    static func isAsked(by arguments: [String]) -> Bool {
        guard arguments.first == name else { return false }
        guard arguments.count > 1 else { return true }
        return Action(rawValue: arguments[1]) != nil || ["--help", "-h"].contains(arguments[1])
    }
}
