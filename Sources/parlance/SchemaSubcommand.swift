import ArgumentParser
import GatewayCore
import GatewaySchema
import ParlanceChat
import TerminalEditor

/// `parlance schema`: shows a schema, and holds values against it.
///
/// A prompt may well begin with "schema": it isn't one where an action follows.
struct SchemaSubcommand: Subcommand {
    static let words = ["schema"]
    static let operands = "ACTION SCHEMA"
    static let summary = "a JSON Schema: show it, or validate JSON against it"
    static let abstract = "Show a JSON Schema, or validate JSON against it."

    static let discussion = """
        SCHEMA is a file, a JSON object, or fields such as 'name, age int, tags [string], bio: one sentence'.
        validate exits with 0 if the JSON is valid, with 1 if it isn't, and with 2 if it could not be checked.
        """

    /// What is done.
    enum Action: String, ExpressibleByArgument, CaseIterable {
        case show, validate
    }

    static var actions: [String] { Action.allCases.map(\.rawValue) }

    @Argument(help: "show: write the schema as JSON. validate: check JSON against it.")
    var action: Action

    @Argument(help: "The schema.")
    var schema: String

    @Argument(help: "The JSON to check (.jsonl: one value per line); by default standard input.")
    var file: String?

    @Option(
        name: .customLong("document"),
        help: ArgumentHelp(
            "Another schema that the schema refers to, by its $id or its name; may be repeated.",
            valueName: "file"),
        completion: .file())
    var documents: [String] = []

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if action == .show, file != nil { throw ValidationError("show accepts a schema and nothing else.") }
    }

    static func isMeant(by rest: ArraySlice<String>) -> Bool {
        guard let first = rest.first else { return true }
        return actions.contains(first) || ["--help", "-h"].contains(first)
    }

    var invocation: Invocation { Invocation(color: color) }

    func run(in program: Program) async -> ProgramExit {
        do throws(GatewayError) {
            let tool = try SchemaTool(
                source: schema, documents: documents, environment: program.environment, output: program.answers)
            for hint in tool.hints { program.notices.write(.warning(hint)) }
            switch (action, file) {
            case (.show, _):
                tool.show()
                return .answered
            case (.validate, let file?): return try tool.validate(file: file)
            case (.validate, nil):
                return tool.validate(
                    standardInput: try StandardInput.read(
                        program.notices, upTo: Limits.document,
                        fix: "In a .jsonl file, each line is a separate document."))
            }
        } catch {
            return program.fail(error.message, ProgramExit(error))
        }
    }
}
