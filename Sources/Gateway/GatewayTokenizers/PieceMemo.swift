import GatewayTokenizerTables

/// Remembers the last pieces of a text and their tokens: words, names and identifiers come again and again.
///
/// The table of the whole vocabulary lies wide apart in memory; what one text says lies here together. Only short pieces
/// are remembered, by all their bytes, so that an answer is never wrong. A later piece of the same hash takes the place of
/// an earlier one.
struct PieceMemo: ~Copyable {
    private struct Entry {
        var word: UInt64 = 0
        var key: UInt64 = 0
        var tokens = PieceTokens.none
    }

    private static let longestPiece = 16
    private let entries: UnsafeMutablePointer<Entry>
    private let shift: UInt64

    /// A memo for the pieces of a text of that many bytes.
    init(textLength: Int) {
        // Enough for the different pieces of a text, if it is not long, and never more than the nearer caches hold.
        let bits = min(max(Int.bitWidth - (textLength / 64).leadingZeroBitCount, 6), 14)
        shift = UInt64(64 - bits)
        entries = .allocate(capacity: 1 << bits)
        entries.initialize(repeating: Entry(), count: 1 << bits)
    }

    deinit {
        entries.deallocate()
    }

    /// The tokens of a piece that was remembered and not yet displaced, else `none`.
    @inline(__always)
    func tokens(of probe: PieceProbe) -> PieceTokens {
        let entry = entries[slot(of: probe)]
        // The key of up to 16 bytes can be undone, so with the first eight and the length it stands for all of them.
        let differs =
            (entry.word ^ probe.word) | (entry.key ^ probe.key)
            | UInt64(truncatingIfNeeded: entry.tokens.length ^ probe.length)
        return entry.tokens.unless(differs != 0)
    }

    /// Asks the processor to have the piece's entry at hand soon.
    @inline(__always)
    func prefetch(_ probe: PieceProbe) {
        tokenizer_table_prefetch(entries + slot(of: probe))
    }

    /// Remembers the tokens, if both the piece and they are few enough.
    @inline(__always)
    func remember(_ tokens: PieceTokens, of probe: PieceProbe) {
        guard probe.length <= Self.longestPiece, tokens.count > 0 else { return }
        entries[slot(of: probe)] = Entry(word: probe.word, key: probe.key, tokens: tokens)
    }

    @inline(__always)
    private func slot(of probe: PieceProbe) -> Int {
        Int(truncatingIfNeeded: (probe.key &* Hash.factor1) &>> shift)
    }
}
