/// Pieces of a text, whose tokens are looked up together.
struct PieceBatch: ~Copyable {
    static let capacity = 64

    private let vocabulary: VocabularyTable
    private let bytes: UnsafePointer<UInt8>
    private let end: Int
    private let memo: PieceMemo
    private var encoder: PieceEncoder

    /// The pieces, and what is known of their tokens.
    private let probes = UnsafeMutablePointer<PieceProbe>.allocate(capacity: capacity)
    private let found = UnsafeMutablePointer<PieceTokens>.allocate(capacity: capacity)
    /// The indices of the pieces that the memo does not know, the token that each could be, and which of them are long.
    private let unknown = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
    private let tokens = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    private let long = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
    private var count = 0

    /// A batch for the pieces of a text of that many bytes, which ends at `end`.
    init(_ vocabulary: VocabularyTable, _ bytes: UnsafePointer<UInt8>, end: Int, textLength: Int) {
        self.vocabulary = vocabulary
        self.bytes = bytes
        self.end = end
        memo = PieceMemo(textLength: textLength)
        encoder = PieceEncoder(vocabulary)
    }

    deinit {
        probes.deallocate()
        found.deallocate()
        unknown.deallocate()
        tokens.deallocate()
        long.deallocate()
    }

    @inline(__always) var isFull: Bool { count == Self.capacity }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Adds a piece or a part of one; there must be room.
    @inline(__always)
    mutating func append(from start: Int, to stop: Int, startsPiece: Bool) {
        let probe = vocabulary.probe(bytes, from: start, to: stop, end: end, startsPiece: startsPiece)
        memo.prefetch(probe)
        probes[count] = probe
        count = count &+ 1
    }

    /// Finds the tokens of the pieces that the memo did not know, if they are one token.
    @inline(__always)
    mutating func findTokens() {
        var unknownCount = 0
        for index in 0..<count {
            let tokens = memo.tokens(of: probes[index])
            found[index] = tokens
            unknown[unknownCount] = index
            unknownCount = unknownCount &+ (tokens.count == 0 ? 1 : 0)
        }
        // Each step for all of them, so that they wait for memory together.
        var longCount = 0
        for place in 0..<unknownCount {
            let probe = probes[unknown[place]]
            tokens[place] = vocabulary.possibleToken(probe)
            long[longCount] = place
            longCount = longCount &+ (probe.length > 8 ? 1 : 0)
        }
        for place in 0..<unknownCount {
            tokens[place] = vocabulary.likelyToken(tokens[place], probes[unknown[place]])
        }
        for index in 0..<longCount {
            let place = long[index]
            tokens[place] = vocabulary.confirmedToken(tokens[place], probes[unknown[place]], bytes)
        }
        for place in 0..<unknownCount where tokens[place] != VocabularyTable.none {
            let probe = probes[unknown[place]]
            let token = PieceTokens(tokens[place], length: probe.length)
            found[unknown[place]] = token
            memo.remember(token, of: probe)
        }
    }

    /// Hands the tokens of all pieces to the sink, in order. `horizon` is asked for where a piece begins.
    @inline(__always)
    mutating func forEach<Sink: TokenSink>(in sink: inout Sink, horizon: (Int) -> Int) {
        for index in 0..<count {
            let probe = probes[index]
            if probe.startsPiece { sink.beginPiece(at: probe.start) { horizon(probe.start) } }
            let count = found[index].count
            if count > 0 {
                // They are the first that a `PieceTokens` holds.
                let tokens = UnsafeRawPointer(found + index).assumingMemoryBound(to: UInt32.self)
                sink.add(UnsafeBufferPointer(start: tokens, count: count), of: vocabulary)
            } else {
                let tokens = encoder.encode(bytes, from: probe.start, to: probe.start &+ probe.length, end: end)
                memo.remember(PieceTokens(tokens, length: probe.length), of: probe)
                sink.add(tokens, of: vocabulary)
            }
        }
    }
}
