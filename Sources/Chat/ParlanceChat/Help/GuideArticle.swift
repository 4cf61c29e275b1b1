import ParlanceGuide

/// An article of the guide: one Markdown file of `Parlance.docc`, as the program carries it.
struct GuideArticle: Sendable, Hashable {
    /// The file's name without `.md`, as links name it.
    let name: String
    /// The whole text.
    let text: String

    /// An article with a text of its own.
    init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// An article of the program; `nil` if there is none of that name.
    init?(named name: String) {
        for index in 0..<Int(guide_article_count()) where String(cString: guide_articles()[index].name) == name {
            self.init(name: name, text: String(cString: guide_articles()[index].text))
            return
        }
        return nil
    }

    /// The names of all articles, in alphabetical order.
    static var names: [String] {
        (0..<Int(guide_article_count())).map { String(cString: guide_articles()[$0].name) }
    }

    /// What it is about, in a few words.
    var title: String { String(text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " }) }

    /// The parts below its headings, those within others, too.
    var sections: [GuideSection] { GuideSection.all(in: text) }

    /// The section that words of its heading mean.
    func section(meantBy words: [some StringProtocol]) -> GuideSection? {
        let words = words.map { $0.lowercased() }
        guard !words.isEmpty else { return nil }
        let sections = sections
        return sections.first { $0.words == words }
            ?? sections.first { section in words.allSatisfy { section.words.contains($0) } }
    }

    /// The section to which a link leads.
    func section(at anchor: some StringProtocol) -> GuideSection? { sections.first { $0.anchor == anchor } }

    /// The word that leads to a section: the longest of its heading that means no other one.
    func word(for section: GuideSection) -> String {
        let words = section.words.filter { self.section(meantBy: [$0]) == section }
        return words.max { $0.count < $1.count } ?? section.words.joined(separator: " ")
    }
}
