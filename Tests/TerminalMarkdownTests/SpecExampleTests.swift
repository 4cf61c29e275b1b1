import TerminalMarkdown
import TerminalEditor
import Testing

/// The examples of CommonMark 0.31.2 and of GFM's extensions, rendered as text.
@Suite("Examples of the specifications")
struct SpecExampleTests {
    /// Examples whose words differ from those of their HTML, each with the reason.
    static let differences: [String: String] = {
        let rawHTML = [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643]
        var differences = ["commonmark-0.31.2 484": "a link without a text is shown by its address"]
        for number in rawHTML { differences["commonmark-0.31.2 \(number)"] = "raw HTML is shown as it is" }
        return differences
    }()

    @Test("All examples are there")
    func isComplete() {
        #expect(SpecExample.all.count == 652 - 44 - 20 + 23)
    }

    /// 595 of the 596 examples without raw HTML agree. (For comparison: of 582 such examples rich 15, which does not
    /// stream, gets 573 right, and streamdown 0.36, which does, 293.)
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
