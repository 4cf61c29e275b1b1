import ArgumentParser
import GatewayCore
import ParlanceChat
import TerminalEditor

/// What a chat or an answer is asked with: everything on the command line but the prompt.
struct ChatOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "A model (provider:model), a provider, or a profile.",
        completion: .suggestions(of: "model"))
    var model: String?

    // A number may begin with a minus sign: then what is wrong with it is its value, not that it is missing.
    @Option(name: .shortAndLong, parsing: .unconditional, help: "The sampling temperature.")
    var temperature: Double?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "How hard the model thinks: \(ReasoningEffort.names.joined(separator: ", ")).", valueName: "level"),
        completion: .list(ReasoningEffort.names), transform: ChatOptions.effort)
    var effort: ReasoningEffort?

    @Option(name: .shortAndLong, help: "The system prompt.")
    var system: String?

    @Option(
        help: ArgumentHelp(
            "Answer with JSON that matches this JSON Schema: a file, the JSON itself, or fields such as 'name, age int'.",
            valueName: "schema"),
        completion: .file())
    var schema: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("A prompt stored in prompts/NAME.md next to the configuration.", valueName: "name"),
        completion: .suggestions(of: "preset"))
    var preset: String?

    @Option(
        name: .customLong("var"),
        help: ArgumentHelp("A value for the preset; may be repeated.", valueName: "name=value"))
    var values: [String] = []

    @Option(
        name: [.customShort("a"), .customLong("attach")],
        help: ArgumentHelp(
            "Attach a text, an image or a PDF; may be repeated. '-' reads standard input.", valueName: "file"),
        completion: .file())
    var attachments: [String] = []

    @Option(parsing: .unconditional, help: "The maximum number of tokens in an answer.")
    var maxTokens: Int?

    @Option(help: ArgumentHelp("The provider's base URL.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Get the whole answer at once instead of streaming it.")
    var noStream = false

    @Flag(help: "Write one JSON object: content, parsed, model, finish_reason, usage.")
    var json = false

    @Flag(name: [.customShort("c"), .customLong("continue")], help: "Continue the last session.")
    var continueLast = false

    @Flag(help: "Log requests, replies and timings, without keys, to debug.log in the state folder.")
    var debug = false

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Resume a session.", valueName: "name|title"),
        completion: .suggestions(of: "resume"))
    var resume: String?

    @Option(
        help: ArgumentHelp("The colors: a theme, auto or terminal.", valueName: "name"),
        completion: .suggestions(of: "theme"))
    var theme: String?

    @Option(help: ArgumentHelp("When to use colors.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if let temperature, !temperature.isFinite || temperature < 0 {
            throw ValidationError("--temperature must be a number of at least 0.")
        }
        if preset == nil, !values.isEmpty { throw ValidationError("--var needs a preset: name one with --preset.") }
        if let maxTokens, maxTokens < 1 {
            throw ValidationError("--max-tokens must be 1 or more.")
        }
        if continueLast, resume != nil {
            throw ValidationError("--continue and --resume can't be used together.")
        }
    }

    /// A level by its name.
    private static func effort(_ name: String) throws -> ReasoningEffort {
        guard let effort = ReasoningEffort.named(name) else {
            throw ValidationError("The levels are \(ReasoningEffort.names.joined(separator: ", ")).")
        }
        return effort
    }
}
