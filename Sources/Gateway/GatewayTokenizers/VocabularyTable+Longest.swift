/// Tokens that a text starts with.
extension VocabularyTable {
    /// The longest token that the text starts with at `start`; there always is one, a single byte at least.
    @inline(__always)
    func longestToken(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int
    ) -> (token: UInt32, length: Int) {
        let room = stop &- start
        let eight = eightBytes(bytes, at: start, end: end)
        if room >= 4 {
            var mask = lengths[Int((UInt32(truncatingIfNeeded: eight) &* 0x9E37_79B1) &>> 16)]
            if mask &>> 31 != 0, room >= 35 {
                let (token, length) = veryLongToken(bytes, from: start, to: stop, firstEight: eight)
                if token != Self.none { return (token, length) }
            }
            mask &= 0x7FFF_FFFF
            if room < 34 { mask &= (2 &<< UInt32(truncatingIfNeeded: room &- 4)) &- 1 }
            while mask != 0 {
                let bit = 31 &- mask.leadingZeroBitCount
                let length = bit &+ 4
                let token =
                    length <= 8
                    ? shortToken(eight, length: length)
                    : longToken(bytes, from: start, to: start &+ length, firstEight: eight)
                if token != Self.none { return (token, length) }
                mask ^= 1 &<< UInt32(truncatingIfNeeded: bit)
            }
        }
        if room >= 3 {
            let token = shortToken(eight, length: 3)
            if token != Self.none { return (token, 3) }
        }
        if room >= 2 {
            let token = pairToken(UInt8(truncatingIfNeeded: eight), UInt8(truncatingIfNeeded: eight &>> 8))
            if token != Self.none { return (token, 2) }
        }
        return (singleToken(UInt8(truncatingIfNeeded: eight)), 1)
    }

    @inline(never)
    private func veryLongToken(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, firstEight: UInt64
    ) -> (token: UInt32, length: Int) {
        for index in 0..<Int(longs[0]) {
            let length = Int(longs[1 &+ index])
            guard length <= stop &- start else { continue }
            let token = longToken(bytes, from: start, to: start &+ length, firstEight: firstEight)
            if token != Self.none { return (token, length) }
        }
        return (Self.none, 0)
    }
}
