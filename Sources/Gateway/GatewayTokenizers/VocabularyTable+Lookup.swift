/// Tokens by their bytes.
extension VocabularyTable {
    /// The token that is the first `length` of these eight bytes, or `none`; 1...8.
    @inline(__always)
    func shortToken(_ eight: UInt64, length: Int) -> UInt32 {
        let word = eight & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length))
        let (slot, tag) = pieceSlot(word ^ UInt64(truncatingIfNeeded: length) &* Hash.factor3)
        let entry = pieces[slot]
        guard entry &>> 18 == tag else { return Self.none }
        let token = entry & 0x3FFFF
        let record = records[Int(token)]
        return record.firstEight == word && record.node.length == length ? token : Self.none
    }

    /// The token of two bytes, or `none`.
    @inline(__always)
    func pairToken(_ first: UInt8, _ second: UInt8) -> UInt32 {
        (first | second) < 0x80
            ? pairs[Int(first) | Int(second) &<< 7] : shortToken(UInt64(first) | UInt64(second) &<< 8, length: 2)
    }

    @inline(__always)
    func singleToken(_ byte: UInt8) -> UInt32 { singles[Int(byte)] }

    @inline(never)
    func longToken(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, firstEight: UInt64
    ) -> UInt32 {
        let length = stop &- start
        guard length <= longest else { return Self.none }
        let (slot, tag) = pieceSlot(longKey(bytes, from: start, to: stop, firstEight: firstEight))
        let entry = pieces[slot]
        guard entry &>> 18 == tag else { return Self.none }
        let token = entry & 0x3FFFF
        let record = records[Int(token)]
        guard record.firstEight == firstEight, record.node.length == length,
            isStored(bytes, from: start, to: stop, token: token)
        else { return Self.none }
        return token
    }

    /// The key of nine bytes and more: of at most 32 of them.
    @inline(__always)
    func longKey(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, firstEight: UInt64
    ) -> UInt64 {
        let length = stop &- start
        var key = firstEight ^ UInt64(truncatingIfNeeded: length) &* Hash.factor3
        key ^= Hash.spread(eightBytes(bytes, at: stop &- 8), Hash.factor2, 29)
        if length > 16 {
            key ^= Hash.spread(eightBytes(bytes, at: start &+ 8), Hash.factor3, 17)
            key ^= Hash.spread(eightBytes(bytes, at: stop &- 16), Hash.factor2, 47)
        }
        return key
    }

    /// Whether these nine or more bytes, but for the first eight, are those of the token: the hash leads to it, the bytes
    /// decide.
    @inline(__always)
    func isStored(_ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, token: UInt32) -> Bool {
        let length = stop &- start
        let stored = text + Int(offsets[Int(token)])
        var offset = 8
        while offset &+ 8 < length {
            guard eightBytes(stored, at: offset) == eightBytes(bytes, at: start &+ offset) else { return false }
            offset = offset &+ 8
        }
        // The last eight may overlap others.
        return eightBytes(stored, at: length &- 8) == eightBytes(bytes, at: stop &- 8)
    }

    @inline(__always)
    func pieceSlot(_ key: UInt64) -> (slot: Int, tag: UInt32) {
        let (hash, mixed) = Hash.both(key)
        let pilot = piecePilots[Int(truncatingIfNeeded: hash &>> pieceShift)]
        return (
            Int(truncatingIfNeeded: Hash.slot(mixed, pilot, pieceSlots)), UInt32(truncatingIfNeeded: mixed) & 0x3FFF
        )
    }
}
