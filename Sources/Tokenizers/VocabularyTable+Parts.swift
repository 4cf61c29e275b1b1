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

    @inline(__always)
    private func mayJoin(_ bytes: UnsafePointer<UInt8>, at: Int, start: Int, stop: Int) -> Bool {
        let inner = UInt64(bytes[at &- 1]) | UInt64(bytes[at]) &<< 8
        let first = at &- 2 >= start ? (UInt64(bytes[at &- 2]) &+ 1) &<< 24 : 0
        let last = at &+ 1 < stop ? (UInt64(bytes[at &+ 1]) &+ 1) &<< 33 : 0
        // All four at once: a branch after each would be mispredicted more than it saves.
        return (border(inner) | border(inner | first) | border(inner | last) | border(inner | first | last)) & 1 != 0
    }

    @inline(__always)
    private func border(_ key: UInt64) -> UInt8 {
        let hash = (key &* Hash.factor1) &>> 44
        return borders[Int(truncatingIfNeeded: hash &>> 3)] &>> UInt8(truncatingIfNeeded: hash & 7)
    }
}
