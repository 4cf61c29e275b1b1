/// Encodes pieces that are no token by themselves, in time linear in their length.
///
/// The backtracking algorithm of the crate `bpe` (github.com/github/rust-gems, MIT), which is proved there: take the
/// longest token at each place, provided that byte-pair encoding would keep it beside the token before; else a shorter
/// one; else give the token before up. A place from which no way leads on is marked and never entered again.
struct PieceEncoder: ~Copyable {
    /// Up to here merging is faster than backtracking.
    private static let longestMerged = 12

    private let vocabulary: VocabularyTable
    /// The tokens of the last piece, and room for more. Kept from piece to piece, so that a piece costs no allocation.
    private var tokens = UnsafeMutableBufferPointer<UInt32>(start: nil, count: 0)
    /// One bit for each place in a long piece.
    private var places = UnsafeMutableBufferPointer<UInt64>(start: nil, count: 0)

    /// Room for `mergeShort`.
    private let scratch = MergeScratch()

    /// An encoder for pieces of any text.
    init(_ vocabulary: VocabularyTable) {
        self.vocabulary = vocabulary
    }

    deinit {
        scratch.deallocate()
        tokens.deallocate()
        places.deallocate()
    }

    /// The tokens of the piece, which is no token by itself; valid until the next call.
    @inline(never)
    mutating func encode(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int
    ) -> UnsafeBufferPointer<UInt32> {
        let length = stop &- start
        if tokens.count < length {
            tokens.deallocate()
            tokens = .allocate(capacity: max(64, length * 2))
        }
        // Every token has a byte at least, so this holds what any way through the piece needs.
        guard let stack = tokens.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }

        let count = encode(bytes, from: start, to: stop, end: end, into: stack)
        return UnsafeBufferPointer(start: UnsafePointer(stack), count: count)
    }

    @inline(__always)
    private mutating func encode(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int, into stack: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let length = stop &- start
        if length <= Self.longestMerged {
            return vocabulary.mergeShort(bytes, from: start, to: stop, scratch: scratch, into: stack)
        }
        if length < UInt64.bitWidth {
            var open = OpenPlaces.Few()
            return backtrack(bytes, from: start, to: stop, end: end, open: &open, stack: stack)
        }
        let words = length / UInt64.bitWidth + 1
        if places.count < words {
            places.deallocate()
            places = .allocate(capacity: words * 2)
        }
        for index in 0..<words { places[index] = .max }
        var open = OpenPlaces.Many(words: places.baseAddress)
        return backtrack(bytes, from: start, to: stop, end: end, open: &open, stack: stack)
    }

    @inline(never)
    private func backtrack<Places: OpenPlaceSet>(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int, open: inout Places,
        stack: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var count = 0
        var at = start
        var (token, length) = vocabulary.longestToken(bytes, from: at, to: stop, end: end)
        while true {
            let next = at &+ length
            if open.contains(next &- start), count == 0 || isStable(stack[count &- 1], token) {
                stack[count] = token
                count = count &+ 1
                at = next
                if at == stop { return count }
                (token, length) = vocabulary.longestToken(bytes, from: at, to: stop, end: end)
            } else if length > 1 {
                token = vocabulary.node(token).prefix
                length = vocabulary.node(token).length
            } else {
                // A dead end. The first token's shorter forms always lead on, so there is a token to give up.
                open.remove(at &- start)
                count = count &- 1
                token = stack[count]
                length = vocabulary.node(token).length
                at = at &- length
            }
        }
    }

    /// Whether byte-pair encoding leaves these neighbors apart.
    ///
    /// Undoes the merges of both, newest first, and looks for a merge across the border that would have come before.
    @inline(__always)
    private func isStable(_ first: UInt32, _ second: UInt32) -> Bool {
        var left = first
        var right = second
        var limit = UInt32.max
        while true {
            // `none` is the highest number, so it is below no limit.
            if vocabulary.merged(left, right) < limit { return false }
            if left > right {
                limit = left
                left = vocabulary.node(left).right
                if left == limit {
                    limit = right &+ 1
                    right = vocabulary.node(right).left
                    if right &+ 1 == limit { return true }
                }
            } else {
                limit = right &+ 1
                right = vocabulary.node(right).left
                if right &+ 1 == limit {
                    limit = left
                    left = vocabulary.node(left).right
                    if left == limit { return true }
                }
            }
        }
    }
}

/// The places of a piece, as offsets, from which a way through it may still lead on.
private protocol OpenPlaceSet {
    func contains(_ place: Int) -> Bool
    mutating func remove(_ place: Int)
}

private enum OpenPlaces {
    /// All places below 64.
    struct Few: OpenPlaceSet {
        private var bits = UInt64.max
        @inline(__always) func contains(_ place: Int) -> Bool { bits &>> UInt64(truncatingIfNeeded: place) & 1 != 0 }
        @inline(__always) mutating func remove(_ place: Int) { bits &= ~(1 &<< UInt64(truncatingIfNeeded: place)) }
    }

    /// As many places as the words have bits.
    struct Many: OpenPlaceSet {
        let words: UnsafeMutablePointer<UInt64>?
        @inline(__always) func contains(_ place: Int) -> Bool {
            guard let words else { return false }
            return words[place &>> 6] &>> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
        }
        @inline(__always) mutating func remove(_ place: Int) {
            guard let words else { return }
            words[place &>> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: place & 63))
        }
    }
}
