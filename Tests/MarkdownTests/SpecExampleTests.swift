import Markdown
import Terminal
import Testing

/// The examples of CommonMark 0.31.2 and of GFM's extensions, rendered as text.
@Suite("Examples of the specifications")
struct SpecExampleTests {
    /// Examples whose words differ from those of their HTML, each with the reason.
    static let differences: [String: String] = [
        "commonmark-0.31.2 21": "raw HTML",
    ]

    @Test("All examples are there")
    func isComplete() {
        #expect(SpecExample.all.count == 652 - 44 - 20 + 23)
    }

    @Test("The words are those of the HTML")
    func words() {
        var different: Set<String> = []
        for example in SpecExample.all {
            let shown = HTMLWords.words(ofText: render([example.markdown]).description)
            if shown != HTMLWords.words(ofHTML: example.html) { different.insert(example.name) }
        }
        #expect(different == Set(Self.differences.keys))
    }

    @Test("The events are the same however an example is cut", arguments: 0..<8)
    func cuts(part: Int) {
        for example in SpecExample.all.enumerated().filter({ $0.offset % 8 == part }).map(\.element) {
            let whole = events([example.markdown])
            let scalars = example.markdown.unicodeScalars.map(String.init)
            #expect(events(scalars) == whole, "\(example.name)")
            #expect(render(scalars) == render([example.markdown]), "\(example.name)")
        }
    }

    private func render(_ chunks: [String]) -> StyledText {
        var stream = MarkdownStream(options: MarkdownOptions(width: 100))
        var text = StyledText()
        for chunk in chunks { text += stream.feed(chunk) }
        return text + stream.finish()
    }
}
