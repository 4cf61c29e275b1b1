import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// A text of `/help`: one file of the folder `Topics`, Markdown with one line a paragraph and a title in the first.
struct HelpTopic: Sendable {
    /// The word after `/help`.
    let name: String
    /// Other words that mean it.
    let aliases: [String]
    /// The commands that it is about: their help points to it.
    let commands: [String]
    /// The text.
    let text: String

    private init(_ name: String, _ file: [UInt8], aliases: [String] = [], commands: [String] = []) {
        self.name = name
        self.aliases = aliases
        self.commands = commands
        text = String(decoding: file, as: UTF8.self)
    }

    /// What it is about, in a few words.
    var title: String { String(text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " }) }

    /// The text without its title.
    var body: String { String(text.drop { $0 != "\n" }).trimmingWhitespace() }

    /// Whether a word means it.
    func isMeant(by word: String) -> Bool { name == word || aliases.contains(word) }

    /// Writes the text as an answer is shown.
    func write(to output: any TextOutput, hasTitle: Bool = true) {
        if hasTitle { output.write(.heading(title)) }
        output.write(
            AnswerLayout.text(body, AnswerDisplay(), isJSON: false, on: output.capabilities), terminator: "")
        output.ensureLineStart()
    }

    /// All topics, in the order in which they are listed.
    static let all = [
        HelpTopic(
            "start", PackageResources.start_md, aliases: ["begin", "intro", "tutorial", "local", "login", "key"]),
        HelpTopic(
            "models", PackageResources.models_md, aliases: ["model", "providers", "profiles"],
            commands: ["model", "compare", "retry", "temp", "system"]),
        HelpTopic(
            "writing", PackageResources.writing_md,
            aliases: ["draft", "drafts", "editor", "editing", "newline", "multiline", "paste", "queue", "prompt"],
            commands: ["paste", "queue"]),
        HelpTopic(
            "files", PackageResources.files_md,
            aliases: ["file", "attachments", "images", "image", "pdf"], commands: ["attach"]),
        HelpTopic("shell", PackageResources.shell_md, aliases: ["run", "sh", "bash"]),
        HelpTopic(
            "branches", PackageResources.branches_md, aliases: ["branch", "history"],
            commands: ["retry", "edit", "undo", "redo", "tree", "go", "continue"]),
        HelpTopic(
            "sessions", PackageResources.sessions_md, aliases: ["session", "chats", "saving"],
            commands: ["sessions", "resume", "new", "title", "export", "copy"]),
        HelpTopic(
            "tokens", PackageResources.tokens_md, aliases: ["money", "cost", "costs", "prices", "context", "window"],
            commands: ["tokens", "budget", "compact"]),
        HelpTopic("json", PackageResources.json_md, aliases: ["schemas"], commands: ["schema"]),
        HelpTopic(
            "presets", PackageResources.presets_md, aliases: ["prompts", "templates", "roles"], commands: ["preset"]),
        HelpTopic(
            "themes", PackageResources.themes_md, aliases: ["colors", "colours", "looks"],
            commands: ["theme", "raw", "reasoning"]),
        HelpTopic(
            "config", PackageResources.config_md, aliases: ["configuration", "settings", "options"],
            commands: ["config"]),
        HelpTopic("scripts", PackageResources.scripts_md, aliases: ["script", "pipes", "pipe", "cli"]),
        HelpTopic(
            "trouble", PackageResources.trouble_md, aliases: ["problems", "errors", "troubleshooting", "debugging"],
            commands: ["debug"]),
    ]
}
