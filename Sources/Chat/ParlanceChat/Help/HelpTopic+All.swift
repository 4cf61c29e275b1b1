extension HelpTopic {
    /// All topics, in the order in which they are listed.
    static let all = [
        HelpTopic("guide", "Parlance", aliases: ["parlance", "overview", "contents"]),
        HelpTopic("start", "Start", aliases: ["begin", "intro", "tutorial", "demo"]),
        HelpTopic("chat", "Chat"),
        HelpTopic(
            "writing", "Chat", "Write and edit messages",
            aliases: ["draft", "drafts", "editor", "editing", "newline", "multiline", "paste", "prompt"],
            commands: ["paste"]),
        HelpTopic("queue", "Chat", "During an answer", aliases: ["streaming", "live"], commands: ["queue"]),
        HelpTopic(
            "branches", "Chat", "Go back or branch off", aliases: ["branch", "history"],
            commands: ["retry", "edit", "undo", "redo", "tree", "go", "continue"]),
        HelpTopic("answers", "Answers", aliases: ["answer", "markdown"], commands: ["raw", "reasoning", "copy"]),
        HelpTopic("models", "Models", aliases: ["providers"]),
        HelpTopic(
            "switching", "Models", "Switch and compare", aliases: ["model", "switch"],
            commands: ["model", "compare", "retry", "temp", "system"]),
        HelpTopic("apikeys", "Models", "Keys", aliases: ["key", "apikey", "login"]),
        HelpTopic("local", "Models", "A model on this machine", aliases: ["offline"]),
        HelpTopic(
            "tokens", "Tokens", aliases: ["money", "cost", "costs", "prices", "context", "window"],
            commands: ["tokens", "budget", "compact"]),
        HelpTopic(
            "sessions", "Sessions", aliases: ["session", "chats", "saving"],
            commands: ["sessions", "resume", "new", "title", "export"]),
        HelpTopic("attachments", "Attachments", commands: ["attach"]),
        HelpTopic(
            "files", "Attachments", "Attach files", aliases: ["file", "images", "image", "pdf"], commands: ["attach"]),
        HelpTopic("shell", "Attachments", "Attach a command's output", aliases: ["run", "sh", "bash"]),
        HelpTopic(
            "presets", "Attachments", "Presets", aliases: ["prompts", "templates", "roles"], commands: ["preset"]),
        HelpTopic("json", "Schemas", aliases: ["schemas", "schema"], commands: ["schema"]),
        HelpTopic("scripts", "Scripts", aliases: ["script", "pipes", "pipe"]),
        HelpTopic("commandline", "CommandLine", aliases: ["cli", "options", "subcommands"]),
        HelpTopic("config", "Configuration", aliases: ["configuration", "settings"], commands: ["config"]),
        HelpTopic("profiles", "Configuration", "Profiles", aliases: ["profile"]),
        HelpTopic("environment", "Configuration", "Environment variables", aliases: ["env", "variables"]),
        HelpTopic("themes", "Themes", aliases: ["colors", "colours", "looks"], commands: ["theme"]),
        HelpTopic("network", "Network", aliases: ["proxy", "retries", "fallbacks"]),
        HelpTopic(
            "trouble", "Trouble", aliases: ["problems", "errors", "troubleshooting", "debugging"], commands: ["debug"]),
        HelpTopic("limits", "Limits", aliases: ["limit", "folders"]),
        HelpTopic("library", "Library", aliases: ["gatewaycore", "api", "swift"]),
        HelpTopic("figures", "Figures", aliases: ["benchmarks", "speed"]),
    ]

    /// The topics that are whole articles.
    static var articles: [HelpTopic] { all.filter { $0.heading == nil } }

    /// What words after `/help` show: a topic by its name or another word for it, or, with more words, the section of its
    /// article that they mean.
    init?(meantBy said: String) {
        if let topic = Self.all.first(where: { $0.name == said }) ?? Self.all.first(where: { $0.isMeant(by: said) }) {
            self = topic
            return
        }
        let words = said.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let topic = HelpTopic(meantBy: String(words[0])),
            let section = topic.article.section(meantBy: Array(words.dropFirst()))
        else { return nil }
        self.init(topic.articleName, section)
    }

    /// A section that has no topic of its own.
    private init(_ articleName: String, _ section: GuideSection) {
        let article = GuideArticle(named: articleName) ?? GuideArticle(name: articleName, text: "")
        self.init(Self.words(for: article, section), articleName, section.heading)
    }

    /// The words after `/help` that show an article, or a section of it.
    static func words(for article: GuideArticle, _ section: GuideSection?) -> String {
        let topics = all.filter { $0.articleName == article.name }
        if let section, let topic = topics.first(where: { $0.heading == section.heading }) { return topic.name }
        let name = topics.first { $0.heading == nil }?.name ?? article.name.lowercased()
        return section.map { "\(name) \(article.word(for: $0))" } ?? name
    }

    /// The smallest sections in which all words are, whatever their case, those of topics first by article.
    static func mentioning(_ words: [Substring]) -> [HelpTopic] {
        func mentions(_ text: String) -> Bool {
            let text = text.lowercased()
            return words.allSatisfy { text.contains($0.lowercased()) }
        }
        return articles.flatMap { topic -> [HelpTopic] in
            let sections = topic.article.sections.filter { mentions($0.text) }
            let smallest = sections.filter { section in
                !sections.contains { $0 != section && section.text.contains($0.text) }
            }
            return smallest.map { HelpTopic(topic.articleName, $0) }
        }
    }
}
