import ArgumentParser
import Chat
import Terminal

/// The command line. Its names are fixed: scripts rely on them.
struct Options: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parlance",
        abstract: "Chat with language models in the terminal.",
        usage: """
            parlance [OPTIONS]              an interactive chat
            parlance [OPTIONS] PROMPT ...   one answer to standard output
            COMMAND | parlance [OPTIONS]    what is piped in is the prompt, or is added to it
            parlance tokens [FILE ...]      the tokens of files or of standard input
            parlance render [FILE]          Markdown as it looks in an answer
            parlance models [PROVIDER]      the models that providers offer
            parlance keys ACTION            keep providers' keys: set, list, rm, path
            parlance local ACTION           a model on this machine: setup, status, stop, rm
            parlance sessions [search …]    earlier sessions: list, show, search, remove
            parlance sessions export ID     a session as Markdown, JSON, HTML or a recording
            parlance sessions import llm|chatgpt FILE
                                            conversations of other programs
            parlance completions SHELL      completions for bash, zsh or fish
            parlance manual                 the manual, for man
            """,
        discussion: """
            Keys come from OPENAI_API_KEY, MISTRAL_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY and their like or from \
            'parlance keys set NAME', \
            defaults from DEFAULT_LLM_MODEL, DEFAULT_LLM_PROVIDER and DEFAULT_LLM_TEMPERATURE, profiles from the \
            configuration.

            Exit codes: 0 answered, 1 the provider failed, 2 wrong usage or configuration, 130 interrupted.

            'parlance tokens --help' tells how tokens are counted, 'parlance render --help' how Markdown is shown, \
            'parlance models --help' how models are listed, 'parlance keys --help' how keys are kept, 'parlance local \
            --help' how models run on this machine, and 'parlance sessions --help' how sessions are found. To say a prompt \
            that begins with one of these words, quote it or write -- before it.
            """,
        version: version
    )

    @Argument(help: "What to ask. Without it, and with a terminal, a chat begins.")
    var prompt: [String] = []

    @Option(name: .shortAndLong, help: "A model (provider:model), a provider, or a profile.")
    var model: String?

    @Option(name: .shortAndLong, help: "The sampling temperature.")
    var temperature: Double?

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
        help: ArgumentHelp("A prompt that is kept in prompts/NAME.md beside the configuration.", valueName: "name"))
    var preset: String?

    @Option(
        name: .customLong("var"),
        help: ArgumentHelp("A value for the preset; may be repeated.", valueName: "name=value"))
    var values: [String] = []

    @Option(
        name: [.customShort("a"), .customLong("attach")],
        help: ArgumentHelp(
            "Attach a text, an image or a PDF; may be repeated. '-' is standard input.", valueName: "file"),
        completion: .file())
    var attachments: [String] = []

    @Option(help: "The most tokens an answer may have.")
    var maxTokens: Int?

    @Option(help: ArgumentHelp("The provider's address.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The configuration to use.", valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Ask for the whole answer at once.")
    var noStream = false

    @Flag(help: "Write one JSON object: content, parsed, model, finish_reason, usage.")
    var json = false

    @Flag(name: [.customShort("c"), .customLong("continue")], help: "Go on with the last session.")
    var continueLast = false

    @Flag(help: "Write requests, replies and times, without keys, to debug.log in the state folder.")
    var debug = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Go on with a session.", valueName: "name|title"))
    var resume: String?

    @Option(help: ArgumentHelp("The colours: a theme, auto or terminal.", valueName: "name"))
    var theme: String?

    @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
    var color: ColorChoice = .auto

    func validate() throws {
        if let temperature, !temperature.isFinite || temperature < 0 {
            throw ValidationError("--temperature must be a number from 0 on.")
        }
        if preset == nil, !values.isEmpty { throw ValidationError("--var is for a preset: name it with --preset.") }
        if let maxTokens, maxTokens < 1 {
            throw ValidationError("--max-tokens must be 1 or more.")
        }
        if continueLast, resume != nil {
            throw ValidationError("--continue and --resume name two sessions; give one of them.")
        }
    }

    /// The options as plain values.
    var invocation: Invocation {
        Invocation(
            prompt: prompt,
            start: StartOptions(
                model: model, temperature: temperature, system: system, schema: schema, maxTokens: maxTokens,
                baseURL: baseURL, continuesLast: continueLast, resumed: resume),
            preset: preset,
            values: values,
            attachments: attachments,
            configurationPath: config,
            isStreaming: !noStream,
            writesJSON: json,
            isDebugging: debug,
            color: color,
            theme: theme
        )
    }
}

extension ColorChoice: ExpressibleByArgument {}
