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
            parlance sessions [ACTION]      earlier sessions: list, show, search, rm
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
            that begins with one of these words, quote it or write -- before it; one word that is nearly a command needs --.
            """,
        version: version
    )

    @OptionGroup var chat: ChatOptions

    @Argument(help: "What to ask. Without it, and with a terminal, a chat begins.")
    var prompt: [String] = []

    /// The options as plain values.
    var invocation: Invocation {
        Invocation(
            prompt: prompt,
            start: StartOptions(
                model: chat.model, temperature: chat.temperature, system: chat.system, schema: chat.schema,
                maxTokens: chat.maxTokens,
                baseURL: chat.baseURL, continuesLast: chat.continueLast, resumed: chat.resume),
            preset: chat.preset,
            values: chat.values,
            attachments: chat.attachments,
            configurationPath: chat.config,
            isStreaming: !chat.noStream,
            writesJSON: chat.json,
            isDebugging: chat.debug,
            color: chat.color,
            theme: chat.theme
        )
    }
}

extension ColorChoice: ExpressibleByArgument {}
