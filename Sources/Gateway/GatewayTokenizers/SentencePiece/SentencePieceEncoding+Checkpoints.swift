extension SentencePieceEncoding {
    /// How many tokens the bytes are, of which those before `checkpoint` are known already; records where a later count
    /// can go on.
    ///
    /// That is between two characters that no piece holds side by side, such as a letter and a space. A run of one letter
    /// has no such place.
    package func count(
        _ bytes: Span<UInt8>, from checkpoint: CountCheckpoint, recording checkpoints: inout [CountCheckpoint]
    ) -> Int {
        let (count, found) = bytes.withUnsafeBufferPointer { text in
            let seams = SentencePieceSeams(vocabulary: vocabulary, symbols: variant.symbols, text: text)
            var sink = SentencePieceCheckpoints(after: checkpoint, seams: seams)
            var scanner = SentencePieceScanner(vocabulary: vocabulary, symbols: variant.symbols, text: text)
            scanner.scan(from: checkpoint.offset, into: &sink)
            return (sink.count, sink.checkpoints)
        }
        checkpoints += found
        return count
    }
}

/// Counts, and collects places where counting can be taken up again.
private struct SentencePieceCheckpoints: SentencePieceSink {
    private(set) var count: Int
    private(set) var checkpoints: [CountCheckpoint] = []
    private var next: Int
    private let seams: SentencePieceSeams

    init(after checkpoint: CountCheckpoint, seams: SentencePieceSeams) {
        count = checkpoint.count
        next = checkpoint.offset + CountCheckpoint.spacing
        self.seams = seams
    }

    mutating func append(_ token: SentencePieceToken, end: Int) {
        count += 1
        guard end >= next, let horizon = seams.horizon(at: end) else { return }
        checkpoints.append(CountCheckpoint(offset: end, count: count, horizon: horizon))
        next = end + CountCheckpoint.spacing
    }
}
