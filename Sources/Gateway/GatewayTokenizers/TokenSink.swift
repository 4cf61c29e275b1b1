/// Takes the tokens of a text one piece after the other: counts them, keeps their ids, or their lengths.
protocol TokenSink {
    /// A piece begins at `offset`. `horizon` tells how far the text decided that; see `CountCheckpoint`.
    mutating func beginPiece(at offset: Int, horizon: () -> Int)
    /// The piece is one token.
    mutating func add(_ token: UInt32, length: Int)
    /// The piece is these tokens.
    mutating func add(_ tokens: UnsafeBufferPointer<UInt32>, of vocabulary: VocabularyTable)
}

extension TokenSink {
    @inline(__always) mutating func beginPiece(at offset: Int, horizon: () -> Int) {}
}

/// Counts tokens.
struct CountSink: TokenSink {
    var count = 0

    @inline(__always) mutating func add(_ token: UInt32, length: Int) { count = count &+ 1 }
    @inline(__always) mutating func add(_ tokens: UnsafeBufferPointer<UInt32>, of vocabulary: VocabularyTable) {
        count = count &+ tokens.count
    }
}

/// Counts tokens and remembers, now and then, where counting could start again.
struct CheckpointSink: TokenSink {
    var count: Int
    var nextOffset: Int
    var checkpoints: [CountCheckpoint] = []

    init(from checkpoint: CountCheckpoint) {
        count = checkpoint.count
        nextOffset = checkpoint.offset + CountCheckpoint.spacing
    }

    @inline(__always) mutating func beginPiece(at offset: Int, horizon: () -> Int) {
        guard offset >= nextOffset else { return }
        checkpoints.append(CountCheckpoint(offset: offset, count: count, horizon: horizon()))
        nextOffset = offset + CountCheckpoint.spacing
    }
    @inline(__always) mutating func add(_ token: UInt32, length: Int) { count = count &+ 1 }
    @inline(__always) mutating func add(_ tokens: UnsafeBufferPointer<UInt32>, of vocabulary: VocabularyTable) {
        count = count &+ tokens.count
    }
}

/// Keeps the tokens' ids.
struct IDSink: TokenSink {
    /// What is added to a rank to make an id.
    let firstID: UInt32
    var ids: [UInt32] = []

    @inline(__always) mutating func add(_ token: UInt32, length: Int) { ids.append(token &+ firstID) }
    @inline(__always) mutating func add(_ tokens: UnsafeBufferPointer<UInt32>, of vocabulary: VocabularyTable) {
        for token in tokens { ids.append(token &+ firstID) }
    }
}

/// Keeps the ranges of bytes that the tokens stand for.
struct BoundarySink: TokenSink {
    var ranges: [Range<Int>] = []

    @inline(__always) mutating func add(_ token: UInt32, length: Int) {
        let start = ranges.last?.upperBound ?? 0
        ranges.append(start..<start + length)
    }
    @inline(__always) mutating func add(_ tokens: UnsafeBufferPointer<UInt32>, of vocabulary: VocabularyTable) {
        for token in tokens { add(token, length: vocabulary.node(token).length) }
    }
}
