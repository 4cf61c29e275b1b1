/// Places in a text that no token reaches across.
extension VocabularyTable {
    /// The end of the first part of a piece: no token reaches across it.
    ///
    /// A token is made by merges, one for each place within it, so where no merge can join two parts, no token reaches
    /// across. Only places before a character beyond ASCII are looked at, for in ASCII such are rare.
    @inline(__always)
    func partEnd(_ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int) -> Int {
        var at = start &+ 1
        while at < stop {
            let eight = eightBytes(bytes, at: at, end: end) & 0x8080_8080_8080_8080
            if eight == 0 {
                at = at &+ 8
                continue
            }
            at = at &+ eight.trailingZeroBitCount &>> 3
            guard at < stop else { break }
            if bytes[at] >= 0xC0, !mayJoin(bytes, at: at, start: start, stop: stop) { return at }
            at = at &+ 1
        }
        return stop
    }

    /// Whether a token may reach across `at`, judged by up to three bytes on either side.
    @inline(__always)
    private func mayJoin(_ bytes: UnsafePointer<UInt8>, at: Int, start: Int, stop: Int) -> Bool {
        let inner = Int(bytes[at &- 1]) | Int(bytes[at] & 0x3F) &<< 8
        if inners[inner &>> 3] &>> UInt8(truncatingIfNeeded: inner & 7) & 1 != 0 {
            return mayJoinShort(bytes, at: at, start: start, stop: stop)
        }
        return at &- 3 >= start && at &+ 3 <= stop && isBorder(Self.surroundings(bytes, at: at))
    }

    /// The same where tokens of one or two bytes may be on a side.
    @inline(never)
    private func mayJoinShort(_ bytes: UnsafePointer<UInt8>, at: Int, start: Int, stop: Int) -> Bool {
        for left in 1...min(3, at &- start) {
            for right in 1...min(3, stop &- at) {
                var key: UInt64 = 0
                for offset in -left..<right {
                    key |= UInt64(bytes[at &+ offset]) &<< UInt64(truncatingIfNeeded: 8 &* (3 &+ offset))
                }
                let missing = (3 &- left) | (3 &- right) &<< 2
                if isBorder(key | UInt64(truncatingIfNeeded: missing) &<< 48) { return true }
            }
        }
        return false
    }

    /// The three bytes on either side.
    @inline(__always)
    private static func surroundings(_ bytes: UnsafePointer<UInt8>, at: Int) -> UInt64 {
        let text = UnsafeRawPointer(bytes)
        let left = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: at &- 3, as: UInt32.self)) & 0xFF_FFFF
        let right = UInt32(littleEndian: text.loadUnaligned(fromByteOffset: at &- 1, as: UInt32.self)) &>> 8
        return UInt64(left) | UInt64(right) &<< 24
    }

    @inline(__always)
    private func isBorder(_ key: UInt64) -> Bool {
        let hash = (key &* Hash.factor1) &>> 44
        return borders[Int(truncatingIfNeeded: hash &>> 3)] &>> UInt8(truncatingIfNeeded: hash & 7) & 1 != 0
    }
}
