import ArgumentParser
import ParlanceChat
import TerminalEditor

/// `parlance` without a subcommand: a chat, or the answer to a prompt. The names are fixed: scripts rely on them.
struct RootCommand: RunnableCommand {
    static let name = "parlance"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Chat with language models in the terminal.",
        usage: usage,
        discussion: """
            Keys come from OPENAI_API_KEY, MISTRAL_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY and the like, or from \
            'parlance keys set NAME'; \
            defaults from DEFAULT_LLM_MODEL, DEFAULT_LLM_PROVIDER and DEFAULT_LLM_TEMPERATURE; profiles from the \
            configuration.

            Exit codes: 0 answered, 1 the provider failed, 2 usage or configuration error, 130 interrupted.

            To send a prompt that starts with the name of a command, quote it or put -- before it; a single word that \
            resembles a command needs --.
            """,
        version: version
    )

    /// The forms of the command line, the subcommands among them, and what each is for.
    static var forms: [(form: String, purpose: String)] {
        [
            (name + " [OPTIONS]", "an interactive chat"),
            (name + " [OPTIONS] PROMPT ...", "one answer to standard output"),
            ("COMMAND | \(name) [OPTIONS]", "piped input is the prompt, or is added to it"),
        ] + Subcommands.all.map { ($0.form, $0.summary) } + [
            ("\(name) \(HelpRequest.word) [COMMAND|TOPIC]", "this help, that of a command, or the guide")
        ]
    }

    /// The forms as a table.
    static var usage: String {
        // What a form is for is in a column of its own, and in the next line where the form is too long.
        forms.map { form, purpose in
            let margin = String(repeating: " ", count: 32)
            return form.count < margin.count
                ? form + margin.dropFirst(form.count) + purpose : "\(form)\n\(margin)\(purpose)"
        }.joined(separator: "\n")
    }

    @OptionGroup var chat: ChatOptions

    @Argument(help: "The prompt. Without one, on a terminal, a chat starts.")
    var prompt: [String] = []

    var invocation: Invocation {
        Invocation(
            prompt: prompt,
            start: StartOptions(
                model: chat.model, temperature: chat.temperature, effort: chat.effort, system: chat.system,
                schema: chat.schema, maxTokens: chat.maxTokens,
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

    func run(in program: Program) async -> ProgramExit {
        await program.run()
    }
}

extension ColorChoice: ExpressibleByArgument {}
