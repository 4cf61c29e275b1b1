import Testing
import GatewayTokenizers

@Suite("SentencePiece checkpoints")
struct SentencePieceCheckpointTests {
    /// Counts a text as it grows and shrinks at its end.
    private struct Editor {
        let encoding: SentencePieceEncoding
        var bytes: [UInt8] = []
        var checkpoints: [CountCheckpoint] = []

        /// The count of the whole, without checkpoints.
        var whole: Int { encoding.count(bytes.span) }

        mutating func replace(from offset: Int, with new: some Sequence<UInt8>) -> Int {
            bytes.removeSubrange(offset...)
            bytes += new
            while let last = checkpoints.last, last.horizon > offset { checkpoints.removeLast() }
            var recorded = checkpoints
            let count = encoding.count(bytes.span, from: checkpoints.last ?? .start, recording: &recorded)
            checkpoints = recorded
            return count
        }
    }

    @Test("A count that goes on from a checkpoint equals the count of the whole", arguments: [3, 17, 101])
    func growth(step: Int) throws {
        let recordings = try SentencePieceRecording.load("recorded")
        for variant in SentencePieceEncoding.Variant.allCases {
            let encoding = SentencePieceEncoding(variant)
            let source = Array(recordings[step..<step + 60].map(\.text).joined(separator: "]").utf8)
            var editor = Editor(encoding: encoding)
            var recorded = 0
            for (turn, start) in stride(from: 0, to: source.count, by: step * 10).enumerated() {
                // Every third time what was there is cut within, so that characters and symbols are broken and mended.
                let cut = turn % 3 == 0 ? editor.bytes.count / 8 : 0
                let offset = editor.bytes.count - cut
                let new = editor.bytes[offset...] + source[start..<min(start + step * 10, source.count)]
                if cut > 0 {
                    let count = editor.replace(from: offset, with: [])
                    #expect(count == editor.whole)
                }
                let count = editor.replace(from: offset, with: new)
                #expect(count == editor.whole)
                recorded = max(recorded, editor.checkpoints.count)
            }
            #expect(recorded > source.count / CountCheckpoint.spacing / 4)
        }
    }

    @Test(
        "What is completed later is counted whole",
        arguments: [
            // A symbol.
            (String(repeating: "1", count: CountCheckpoint.spacing - 12) + "[REFERENCE_DOC_1", "9] and more"),
            // A word, right behind a place where counting could go on.
            (String(repeating: "1", count: CountCheckpoint.spacing) + " tok", "ens"),
            // A run of spaces, whose division into 14 and 1 becomes one of 16.
            (String(repeating: "1", count: CountCheckpoint.spacing - 1) + String(repeating: " ", count: 15), " "),
            (String(repeating: "1", count: CountCheckpoint.spacing - 1) + String(repeating: "▁", count: 15), "▁"),
        ])
    func completion(open: String, rest: String) {
        var editor = Editor(encoding: SentencePieceEncoding(.v3))
        let before = editor.replace(from: 0, with: open.utf8)
        #expect(before == editor.whole)
        let after = editor.replace(from: open.utf8.count, with: rest.utf8)
        #expect(after == editor.whole)
    }

    @Test("A character that is completed later is counted whole", arguments: ["中", "\u{1F9FF}"], [1, 2])
    func character(_ character: String, missing: Int) {
        // The first place that is far enough from the beginning is within the character.
        let whole = Array((String(repeating: "1", count: CountCheckpoint.spacing - 1) + character).utf8)
        var editor = Editor(encoding: SentencePieceEncoding(.v3))
        let before = editor.replace(from: 0, with: whole.dropLast(missing))
        #expect(before == editor.whole)
        let after = editor.replace(from: whole.count - missing, with: whole.suffix(missing))
        #expect(after == editor.whole)
    }

    @Test("Checkpoints lie about one spacing apart in prose, and none in a run of one letter")
    func spacing() {
        let encoding = SentencePieceEncoding(.v3)
        var editor = Editor(encoding: encoding)
        _ = editor.replace(from: 0, with: String(repeating: "the quick brown fox ", count: 500).utf8)
        #expect(editor.checkpoints.count > 10_000 / (CountCheckpoint.spacing + 20))
        _ = editor.replace(from: 0, with: String(repeating: "a", count: 10_000).utf8)
        #expect(editor.checkpoints.isEmpty)
    }
}
