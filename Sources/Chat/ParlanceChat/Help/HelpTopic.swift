import ParlanceAnswers
import TerminalEditor

/// What a word after `/help` shows: an article of the guide, or a section of one.
struct HelpTopic: Sendable, Hashable {
    /// The words after `/help`.
    let name: String
    /// Other words that mean it.
    let aliases: [String]
    /// The commands that it is about: their help points to it.
    let commands: [String]
    /// The name of the article's file, without `.md`.
    let articleName: String
    /// The heading of the section; `nil` for the whole article.
    let heading: String?

    /// A topic of a section, or of a whole article.
    init(
        _ name: String, _ articleName: String, _ heading: String? = nil, aliases: [String] = [], commands: [String] = []
    ) {
        self.name = name
        self.aliases = aliases
        self.commands = commands
        self.articleName = articleName
        self.heading = heading
    }

    /// The article. It is read when somebody asks: nothing of it is needed before.
    var article: GuideArticle { GuideArticle(named: articleName) ?? GuideArticle(name: articleName, text: "") }

    /// What it is about, in a few words.
    var title: String { heading ?? article.title }

    /// The text, as Markdown.
    var text: String {
        guard let heading else { return article.text }
        return article.sections.first { $0.heading == heading }?.text ?? ""
    }

    /// Whether a word means it.
    func isMeant(by word: String) -> Bool { name == word || aliases.contains(word) }

    /// Writes the text as Markdown is laid out.
    ///
    /// - Parameter command: What shows another topic here, such as `/help`.
    func write(to output: any TextOutput, command: String = "/help") {
        var stream = MarkdownStream(options: MarkdownOptions(for: output.capabilities))
        let text = GuideLinks.spelledOut(in: text, command: command)
        output.write(stream.feed(text) + stream.finish(), terminator: "")
        output.ensureLineStart()
        if output.capabilities.isTerminal, let hint = sectionHint(command) {
            output.write()
            output.say(.dim(hint))
        }
    }

    /// How one section of a long article is shown; it follows the text, whose end is what stays in view.
    func sectionHint(_ command: String) -> String? {
        let article = article
        let sections = article.sections.filter { $0.level == 2 }
        guard heading == nil, sections.count > 2, let last = sections.last else { return nil }
        let words = sections.map { article.word(for: $0) }.joined(separator: ", ")
        return "Sections: \(words). One alone: \(command) \(name) \(article.word(for: last))"
    }
}
