import Testing
import GatewayTokenizers

@Suite("Long runs")
struct LinearTimeTests {
    static let runs: [(name: String, unit: String)] = [
        ("one letter", "a"), ("upper case", "A"), ("spaces", " "), ("line breaks", "\n"), ("break and spaces", "\n   "),
        ("digits", "7"), ("symbols", "="), ("apostrophes", "'s"), ("marks", "\u{301}"), ("emoji", "👩‍💻"),
        ("ideographs", "日本語"), ("mixed case", "日ABC"), ("base64", "Zm9vYmFyQmF6UXV4"), ("less than", "<|"),
    ]

    @Test("A run of 20 KB is counted, and cut where its tokens end", arguments: runs, Encoding.all)
    func run(run: (name: String, unit: String), encoding: Encoding) {
        let text = String(repeating: run.unit, count: 20_000 / run.unit.utf8.count)
        let boundaries = encoding.boundaries(of: text)
        #expect(boundaries.count == encoding.count(text))
        #expect(boundaries.last?.upperBound == text.utf8.count)
    }

    /// Time that grew with the square of the length would be minutes here, in a debug build; a second is more usual.
    @Test("A run of 150 KB is counted in a moment", .timeLimit(.minutes(10)), arguments: runs)
    func linear(run: (name: String, unit: String)) {
        let text = String(repeating: run.unit, count: 150_000 / run.unit.utf8.count)
        for encoding in [Encoding.o200kBase, .cl100kBase] {
            #expect(encoding.count(text) > 0)
        }
    }
}
