import GatewayCore

/// The variables that the program reads, for the manual.
enum ManualEnvironment {
    /// Variables that go together, and what they are for.
    typealias Entry = (names: [String], meaning: String)

    static var variables: [Entry] { ProviderDefinition.builtIn.compactMap(entry) + others }

    /// A provider's variables.
    private static func entry(of provider: ProviderDefinition) -> Entry? {
        let keys = [provider.keyVariable].compactMap(\.self) + provider.otherKeyVariables
        let addresses = [provider.baseURLVariable].compactMap(\.self)
        let models = [provider.defaultModelVariable].compactMap(\.self)
        let parts = [(keys, "key"), (addresses, "address"), (models, "default model")].filter { !$0.0.isEmpty }
        guard !parts.isEmpty else { return nil }
        let what = parts.map(\.1).joined(separator: ", ")
        return (keys + addresses + models, "\(provider.displayName): \(what).")
    }

    private static let others: [Entry] = [
        (["OPENAI_ORG_ID", "OPENAI_PROJECT_ID"], "OpenAI: the organization and the project that are billed."),
        (["AZURE_OPENAI_API_VERSION", "OPENAI_API_VERSION"], "Azure OpenAI: the version of its interface."),
        (
            ["DEFAULT_LLM_MODEL", "DEFAULT_LLM_PROVIDER", "DEFAULT_LLM_TEMPERATURE"],
            "The defaults: a model as provider:model, a provider, a temperature."
        ),
        (
            ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME"],
            "Where files are: see FILES. A value that isn't an absolute path is ignored."
        ),
        (
            ["VISUAL", "EDITOR", "TMPDIR"],
            "The editor for drafts and the configuration, and where a draft is put for it."
        ),
        (
            ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
            "Proxies, and the hosts for which none is used."
        ),
        (["CURL_CA_BUNDLE", "SSL_CERT_FILE"], "A file of trusted certificates in place of the system's."),
        (["PARLANCE_LOG"], "With the value debug the same as --debug."),
        (
            ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "TERM"],
            "Whether colors are used, and how many. --color wins."
        ),
        (["COLORFGBG"], "The background, where the terminal doesn't report it."),
        (["LC_ALL", "LC_CTYPE", "LANG"], "Whether the terminal shows Unicode."),
        (["COLUMNS", "LINES"], "The window's size, where the terminal doesn't report it."),
        (
            [
                "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LC_TERMINAL", "VTE_VERSION", "XTERM_VERSION",
                "KITTY_WINDOW_ID",
                "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "ALACRITTY_WINDOW_ID", "ZED_TERM",
            ],
            "Which terminal it is: whether links can be clicked, and how it wraps lines anew."
        ),
        (
            ["TMUX", "SSH_CONNECTION", "SSH_TTY", "WAYLAND_DISPLAY", "DISPLAY"],
            "Which programs /copy uses beside the terminal's own way."
        ),
        (["EDITRC"], "A file that is read in place of ~/.editrc."),
        (["PATH"], "Where llama-server, editors and other programs are looked for."),
        (["PYTHON"], "The Python for parlance local setup in place of python3."),
        (["OMP_WAIT_POLICY"], "Given to the model server of parlance local; by default passive."),
    ]
}
