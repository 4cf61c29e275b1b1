import TestSupport
import Testing
import GatewayTokenizers

@Suite("Incremental count")
struct IncrementalCountTests {
    /// What edits consist of: all that decides a boundary by what comes much later is among it.
    static let fragments = [
        "a", "B", " ", "  ", "\n", "\r\n", "\t", "'", "'s", "ſ", "l", "ll", "1", "234", "/", "!", "é", "日", "日A", "ABC",
        "Abc",
        "\u{301}", "ǅ", "😀", "▁", "[REFERENCE_DOC_1", "9]", "\u{3000}", "word ", " The quick brown fox",
        "    return x\n",
        String(repeating: " ", count: 300),
        String(repeating: "A", count: 300), String(repeating: "\n", count: 300), String(repeating: "ab1 ", count: 100),
    ]

    @Test("Equals the count of the whole after every edit", arguments: Encoding.all, 0..<6)
    func randomEdits(encoding: Encoding, seed: UInt64) {
        edit(encoding, seed: seed)
    }

    @Test("So does that of SentencePiece", arguments: [SentencePieceEncoding.Variant.v1, .v3], 0..<2)
    func randomEdits(variant: SentencePieceEncoding.Variant, seed: UInt64) {
        edit(SentencePieceEncoding(variant), seed: seed)
    }

    private func edit(_ encoding: some Tokenizer, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var count = IncrementalCount(encoding)
        var text = ""
        for _ in 0..<200 {
            let added = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Self.fragments[Int.random(in: 0..<Self.fragments.count, using: &random)]
            }.joined()
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                text += added
                count.append(added)
            case 2:
                let scalars = text.unicodeScalars
                let most = min(scalars.count, 3000)
                let kept = Int.random(in: max(0, most - 700)...most, using: &random)
                let start = String(String.UnicodeScalarView(scalars.prefix(kept)))
                text = start + added
                count.replaceSuffix(from: start.utf8.count, with: added)
            default:
                let scalars = Array(text.unicodeScalars)
                let middle = Int.random(in: 0...scalars.count, using: &random)
                var edited = String.UnicodeScalarView(scalars[..<middle])
                edited.append(contentsOf: added.unicodeScalars)
                edited.append(contentsOf: scalars[middle...])
                text = String(edited)
                count.replace(with: text)
            }
            #expect(count.count == encoding.count(text))
            #expect(count.byteCount == text.utf8.count)
        }
        #expect(count.text == text)
    }

    @Test("A checkpoint's horizon is honest: any text behind it leaves the tokens before as they are")
    func horizon() {
        var random = SeededGenerator(seed: 3)
        for encoding in Encoding.all {
            let text = (0..<135).map { _ in Self.fragments.randomElement(using: &random) ?? "" }.joined()
            var checkpoints: [CountCheckpoint] = []
            _ = encoding.count(Array(text.utf8).span, from: .start, recording: &checkpoints)
            #expect(checkpoints.count > 10)
            for checkpoint in checkpoints where checkpoint.horizon <= text.utf8.count {
                let start = Array(text.utf8.prefix(checkpoint.horizon))
                for fragment in Self.fragments {
                    let edited = start + Array(fragment.utf8)
                    let ends = encoding.boundaries(of: edited.span, specials: .none).map(\.upperBound)
                    #expect(ends.firstIndex(of: checkpoint.offset) == checkpoint.count - 1)
                }
            }
        }
    }

    @Test("Checkpoints lie near enough that an edit at the end recounts little")
    func checkpoints() {
        let text = String(repeating: "Some words of a long conversation.\n", count: 3000)
        var checkpoints: [CountCheckpoint] = []
        let count = Encoding.o200kBase.count(Array(text.utf8).span, from: .start, recording: &checkpoints)
        #expect(count == Encoding.o200kBase.count(text))
        let gaps = zip(checkpoints.dropFirst(), checkpoints).map { $0.offset - $1.offset }
        #expect((gaps.max() ?? .max) < 2 * CountCheckpoint.spacing)
        #expect(text.utf8.count - (checkpoints.last?.offset ?? 0) < 2 * CountCheckpoint.spacing)
    }

    @Test("Offsets beyond the text are its ends")
    func offsets() {
        var count = IncrementalCount(Encoding.o200kBase, text: "one")
        count.replaceSuffix(from: 99, with: " two")
        #expect(count.text == "one two")
        count.replaceSuffix(from: -1, with: "three")
        #expect(count.text == "three")
        #expect(count.count == Encoding.o200kBase.count("three"))
    }
}
