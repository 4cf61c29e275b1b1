extension VocabularyTable {
    /// Encodes up to 16 bytes as byte-pair encoding is defined: merges the neighbours that make the lowest rank, the
    /// leftmost first, until none make a token. Returns the number of tokens.
    ///
    /// For so few bytes it is faster than backtracking, because it asks for tokens by their bytes alone, in little
    /// memory. The whole must be no token. `scratch` is room for 32 numbers.
    @inline(never)
    func mergeShort(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int, scratch: UnsafeMutablePointer<UInt32>,
        into stack: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let piece = bytes + start
        let length = stop &- start
        let end = end &- start
        // By the place where a token starts: what merging it with the next one makes, as rank << 4 + place, so that
        // the least of them names the leftmost of the lowest rank; and the token itself, if merges made it.
        let candidates = scratch
        let made = scratch + 16
        // A bit for each place where a token starts, and one for the end.
        var starts = (2 &<< UInt64(truncatingIfNeeded: length)) &- 1 as UInt64

        var best = Self.none
        for place in 0..<length &- 1 {
            let candidate = Self.candidate(pairToken(piece[place], piece[place &+ 1]), at: place)
            candidates[place] = candidate
            best = min(best, candidate)
        }
        candidates[length &- 1] = Self.none
        while best != Self.none {
            let place = Int(truncatingIfNeeded: best & 15)
            made[place] = best &>> 4
            let absorbed = Self.next(starts, after: place)
            starts &= ~(1 &<< UInt64(truncatingIfNeeded: absorbed))
            candidates[absorbed] = Self.none

            let stop = Self.next(starts, after: place)
            if stop == length {
                candidates[place] = Self.none
            } else {
                let nextStop = Self.next(starts, after: stop)
                candidates[place] = candidate(piece, from: place, to: nextStop, of: length, end: end)
            }
            if place > 0 {
                let below = starts & ((1 &<< UInt64(truncatingIfNeeded: place)) &- 1)
                let previous = 63 &- below.leadingZeroBitCount
                candidates[previous] = candidate(piece, from: previous, to: stop, of: length, end: end)
            }
            best = Self.none
            for place in 0..<length &- 1 { best = min(best, candidates[place]) }
        }

        var count = 0
        var place = 0
        while place < length {
            let stop = Self.next(starts, after: place)
            stack[count] = stop &- place == 1 ? singleToken(piece[place]) : made[place]
            count = count &+ 1
            place = stop
        }
        return count
    }

    @inline(__always)
    private static func next(_ starts: UInt64, after place: Int) -> Int {
        (starts & (UInt64.max &<< UInt64(truncatingIfNeeded: place &+ 1))).trailingZeroBitCount
    }

    @inline(__always)
    private func candidate(
        _ piece: UnsafePointer<UInt8>, from start: Int, to stop: Int, of length: Int, end: Int
    ) -> UInt32 {
        if stop &- start == length { return Self.none }
        let eight = eightBytes(piece, at: start, end: end)
        let token =
            stop &- start <= 8
            ? shortToken(eight, length: stop &- start) : longToken(piece, from: start, to: stop, firstEight: eight)
        return Self.candidate(token, at: start)
    }

    @inline(__always)
    private static func candidate(_ token: UInt32, at place: Int) -> UInt32 {
        token == none ? none : token &<< 4 | UInt32(truncatingIfNeeded: place)
    }
}
