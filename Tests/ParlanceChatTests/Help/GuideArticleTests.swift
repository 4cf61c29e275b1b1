import Testing

@testable import ParlanceChat

@Suite("An article of the guide")
struct GuideArticleTests {
    private let article = GuideArticle(
        name: "Trees",
        text: """
            # Trees and shrubs

            They grow.

            ## Plant a tree

            ```sh
            ## not a heading
            ```

            ### In spring

            Early.

            ## The gardener's shears

            Sharp.
            """)

    @Test("Its sections are what is below its headings, whatever is in code")
    func sections() {
        #expect(article.title == "Trees and shrubs")
        #expect(article.sections.map(\.heading) == ["Plant a tree", "In spring", "The gardener's shears"])
        #expect(article.sections.map(\.level) == [2, 3, 2])
        #expect(article.sections[0].text.hasSuffix("### In spring\n\nEarly."))
        #expect(article.sections[1].text == "### In spring\n\nEarly.")
        #expect(article.sections[2].anchor == "The-gardeners-shears")
    }

    @Test(
        "Words of a heading mean its section, and a whole heading goes first",
        arguments: [
            (["tree"], "Plant a tree"), (["PLANT", "Tree"], "Plant a tree"), (["spring"], "In spring"),
            (["gardener's"], "The gardener's shears"), (["tree", "spring"], nil), (["code"], nil), ([], nil),
        ] as [([String], String?)])
    func meant(words: [String], heading: String?) {
        #expect(article.section(meantBy: words)?.heading == heading)
    }

    @Test("Each section has a word that leads to it")
    func words() {
        for name in GuideArticle.names {
            guard let article = GuideArticle(named: name) else { continue }
            for section in article.sections {
                let words = article.word(for: section).split(separator: " ")
                #expect(article.section(meantBy: words) == section, "\(name): \(section.heading)")
            }
        }
    }

    @Test("A link is its text and the command that shows the place")
    func links() {
        let text =
            "See [money](doc:Tokens), [keys\nfirst](doc:Models#Keys), [retries](doc:Network#Retries) and [x](https://y.z)."
        #expect(
            GuideLinks.spelledOut(in: text, command: "/help") == """
                See money (`/help tokens`), keys
                first (`/help apikeys`), retries (`/help network retries`) and [x](https://y.z).
                """)
    }
}
