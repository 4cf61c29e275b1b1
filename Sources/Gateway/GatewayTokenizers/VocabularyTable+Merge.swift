extension VocabularyTable {
    /// The most bytes that `mergeShort` takes.
    static let mostMerged = 16

    /// Encodes 2...16 bytes, which together are no token, as byte-pair encoding is defined: merges the neighbors that
    /// make the lowest rank, the leftmost first, until none make a token. Returns the number of tokens.
    ///
    /// For so few bytes it is faster than backtracking: most neighbors make no token, and `joins` says so from little
    /// memory.
    @inline(never)
    func mergeShort(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, scratch: MergeScratch,
        into stack: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let piece = bytes + start
        let length = stop &- start
        let tokens = scratch.tokens
        // A bit for each place where a token starts, and one for the end.
        var starts = (2 &<< UInt64(truncatingIfNeeded: length)) &- 1 as UInt64

        tokens[0] = singleToken(piece[0])
        for place in 0..<length &- 1 {
            let (first, second) = (piece[place], piece[place &+ 1])
            tokens[place &+ 1] = singleToken(second)
            let pair =
                (first | second) < 0x80
                ? pairs[Int(first) | Int(second) &<< 7] : merged(tokens[place], tokens[place &+ 1])
            scratch.setCandidate(pair, at: place)
        }
        var count = length
        // The last two would make the whole, which is no token.
        while count > 2, let (token, place) = scratch.lowestCandidate(of: length &- 1) {
            tokens[place] = token
            let absorbed = Self.next(starts, after: place)
            starts &= ~(1 &<< UInt64(truncatingIfNeeded: absorbed))
            scratch.setCandidate(Self.none, at: absorbed)
            count = count &- 1
            if count == 2 { break }

            let next = Self.next(starts, after: place)
            scratch.setCandidate(next == length ? Self.none : merged(token, tokens[next]), at: place)
            if place > 0 {
                let below = starts & ((1 &<< UInt64(truncatingIfNeeded: place)) &- 1)
                let previous = 63 &- below.leadingZeroBitCount
                scratch.setCandidate(merged(tokens[previous], token), at: previous)
            }
        }

        var place = 0
        for index in 0..<count {
            stack[index] = tokens[place]
            place = Self.next(starts, after: place)
        }
        return count
    }

    @inline(__always)
    private static func next(_ starts: UInt64, after place: Int) -> Int {
        (starts & (UInt64.max &<< UInt64(truncatingIfNeeded: place &+ 1))).trailingZeroBitCount
    }
}
