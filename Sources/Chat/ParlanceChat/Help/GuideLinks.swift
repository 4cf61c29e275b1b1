/// How links between articles, such as `[The network](doc:Network#Retries)`, read where nothing can be clicked.
enum GuideLinks {
    /// Markdown in which each link is its text and the command that shows the place.
    ///
    /// - Parameter command: The command, such as `/help`.
    static func spelledOut(in markdown: String, command: String) -> String {
        markdown.replacing(/\[([^\]]+)\]\(doc:(\w+)(?:#([^)\s]+))?\)/) { link in
            guard let article = GuideArticle(named: String(link.2)) else { return String(link.1) }
            let section = link.3.flatMap { article.section(at: $0) }
            return "\(link.1) (`\(command) \(HelpTopic.words(for: article, section))`)"
        }
    }
}
