/// Takes the tokens of a text one after the other.
protocol SentencePieceSink {
    /// `end` is the offset behind the token's bytes; they begin where those of the token before end.
    mutating func append(_ token: SentencePieceToken, end: Int)
}

/// Counts.
struct SentencePieceCount: SentencePieceSink {
    private(set) var count = 0

    mutating func append(_ token: SentencePieceToken, end: Int) {
        count += 1
    }
}

/// Collects token ids.
struct SentencePieceIDs: SentencePieceSink {
    private(set) var ids: [UInt32] = []
    let variant: SentencePieceEncoding.Variant

    init(variant: SentencePieceEncoding.Variant, capacity: Int) {
        self.variant = variant
        ids.reserveCapacity(capacity)
    }

    mutating func append(_ token: SentencePieceToken, end: Int) {
        ids.append(variant.id(of: token))
    }
}

/// Collects the bytes each token takes.
struct SentencePieceRanges: SentencePieceSink {
    private(set) var ranges: [Range<Int>] = []
    private var last = 0

    mutating func append(_ token: SentencePieceToken, end: Int) {
        ranges.append(last..<end)
        last = end
    }
}
