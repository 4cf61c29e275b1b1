import ParlanceChat

/// What the manual says that is written nowhere else.
enum ManualText {
    static let purpose = "chat with language models in the terminal"

    static let description = """
        Parlance chats with large language models. Without a prompt, on a terminal, it opens a chat: answers are laid out \
        as they stream in while you type on, /model switches the model in the middle of a conversation, and /tokens shows \
        where tokens and money go. With a prompt, or with text from a pipe, it writes one answer to standard output and \
        ends. Notices and errors go to standard error.

        A model is named provider:model, such as openai:gpt-4o or mistral:mistral-large-latest; by its provider alone, \
        whose default it is then; or by a profile of the configuration. Keys come from a profile, from the environment, \
        or from the store of 'parlance keys set NAME', in this order. Without any key the chat starts with a built-in \
        demo, which is no language model. 'parlance local setup' installs a small model that needs neither a key nor a \
        network.

        To send a prompt that starts with the name of a command, quote it or put -- before it; a single word that \
        resembles a command needs --. Standard input is the prompt, or is added to it.
        """

    static let commands = "Each has its own help: parlance help COMMAND, or --help after it."

    static let chat = """
        These are typed at the prompt, with Tab for completion. /help explains them at greater length, and has topics as \
        well: /help topics, or parlance help TOPIC. Those that leave a streaming answer alone run at once, all others \
        wait for its end.
        """

    /// The words of other programs.
    static var aliases: String {
        let names = ChatReference.aliases.map { "/\($0.alias) for /\($0.command)" }
        return "The words of other chats work, too: \(names.joined(separator: ", "))."
    }

    static let keys = """
        Keys are those of emacs, or of vi with 'bind -v' in ~/.editrc, which can bind others: see editrc(5). Pasted text \
        never submits and is never a command.
        """

    /// The keys that are named so in the chat's own help, and those for which keyboards have a cap.
    static let allKeys: [ChatReference.Entry] =
        ChatReference.keys + [
            (
                "Shift-Enter",
                "a new line, where the terminal tells it apart from Enter; so does a \\ at the end of the line"
            ),
            ("Left, Right, Home, End", "move by a character, to the start or the end of the line"),
            ("Ctrl-Left, Ctrl-Right", "move by a word"),
            ("Delete, Ctrl-Delete", "delete a character; cut the next word"),
            ("Alt-N", "later input that starts like the draft, after Alt-P"),
        ]

    static let folders = """
        Without $XDG_CONFIG_HOME it is ~/.config, without $XDG_STATE_HOME ~/.local/state. Folders and files are created \
        when they are needed, readable by you alone.
        """

    static let files: [(path: String, meaning: String)] = [
        (
            "$XDG_CONFIG_HOME/parlance/config.yaml",
            "The configuration: profiles, providers, prices, budget. parlance config edit opens it."
        ),
        ("$XDG_CONFIG_HOME/parlance/keys.json", "Keys that parlance keys set has stored."),
        ("$XDG_CONFIG_HOME/parlance/prompts/*.md", "Presets."),
        ("$XDG_CONFIG_HOME/parlance/themes/*.yaml", "Themes: base16 or base24 schemes."),
        ("$XDG_STATE_HOME/parlance/sessions/*.jsonl", "Sessions: one JSON object a line, only ever appended to."),
        ("$XDG_STATE_HOME/parlance/history", "Earlier input. A line that starts with a space is kept out."),
        ("$XDG_STATE_HOME/parlance/drafts/", "What was typed and not sent when a signal ended the program."),
        ("$XDG_STATE_HOME/parlance/models/*.json", "Lists of models, by provider and address."),
        ("$XDG_STATE_HOME/parlance/usage.jsonl", "What was spent: one call a line; numbers and names only."),
        ("$XDG_STATE_HOME/parlance/running/*.json", "What runs now, for parlance top; numbers and names only."),
        ("$XDG_STATE_HOME/parlance/catalog.tsv", "Prices and windows that parlance models refresh has kept."),
        ("$XDG_STATE_HOME/parlance/token-reports.jsonl", "What was counted and what was reported; numbers only."),
        ("$XDG_STATE_HOME/parlance/refused-parameters.json", "What servers refused; left out for a week."),
        ("$XDG_STATE_HOME/parlance/shutdown-warnings.json", "Which ends of models were announced today."),
        ("$XDG_STATE_HOME/parlance/local/", "The model of parlance local, and notes of running servers."),
        ("$XDG_STATE_HOME/parlance/debug.log", "With --debug: requests, replies and times, without keys."),
        ("~/.editrc", "Bindings of keys."),
    ]

    static let environment =
        "An empty variable counts as not set. Keys are withheld from programs that Parlance starts."

    static let exits: [(status: Int32, meaning: String)] = [
        (ProgramExit.answered.rawValue, "The prompt was answered, the command succeeded, or the chat was left."),
        (
            ProgramExit.failed.rawValue,
            "The provider failed, an answer was refused or empty, nothing was found, or JSON doesn't match its schema."
        ),
        (ProgramExit.usage.rawValue, "An option, a variable or the configuration can't be used. Nothing was sent."),
        (ProgramExit.interrupted.rawValue, "Interrupted by Ctrl-C."),
    ]

    static let examples: [(call: String, meaning: String)] = [
        ("parlance", "Open a chat with the default model."),
        ("parlance -m anthropic:claude-haiku-5-5", "Open one with another model."),
        ("parlance keys set mistral", "Store a key, which is read without being shown."),
        (
            "git diff | parlance -s 'Be brief.' 'Write a commit message for this change'",
            "One answer about what comes from a pipe."
        ),
        ("parlance --schema 'city, inhabitants int' 'Capital of France?' | jq .city", "Get JSON that is checked."),
        ("parlance -c", "Continue the last chat."),
        ("parlance sessions search monads", "Find a conversation."),
        ("parlance tokens README.md", "Count the tokens of a file."),
        ("parlance local setup && parlance -m local", "Chat without a key and without a network."),
    ]

    static let others = "curl(1), editrc(5), jq(1), less(1), terminfo(5)"
}
