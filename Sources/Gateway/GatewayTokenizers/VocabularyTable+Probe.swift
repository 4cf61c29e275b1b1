/// Looking up many pieces at once: each step for all of them, so that they wait for memory together.
extension VocabularyTable {
    /// What finds a piece in the table; no memory but the text is touched yet.
    @inline(__always)
    func probe(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, end: Int, startsPiece: Bool
    ) -> PieceProbe {
        let length = stop &- start
        let eight = eightBytes(bytes, at: start, end: end)
        var word = eight
        let key: UInt64
        if length <= 8 {
            word &= UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
            key = word ^ UInt64(truncatingIfNeeded: length) &* Hash.factor3
        } else {
            key = longKey(bytes, from: start, to: stop, firstEight: eight)
        }
        return PieceProbe(word: word, key: key, start: start, length: length, startsPiece: startsPiece)
    }

    /// The only token that the piece can be, or `none`: by the hash alone.
    @inline(__always)
    func possibleToken(_ probe: PieceProbe) -> UInt32 {
        let (slot, tag) = pieceSlot(probe.key)
        let entry = pieces[slot]
        return entry &>> 18 == tag ? entry & 0x3FFFF : Self.none
    }

    /// The token if it starts like the piece and is as long, else `none`. That is certain up to eight bytes.
    @inline(__always)
    func likelyToken(_ token: UInt32, _ probe: PieceProbe) -> UInt32 {
        // Rank 0 stands in for no token, so that there is no branch to mispredict.
        let record = records[Int(token == Self.none ? 0 : token)]
        let differs =
            (record.firstEight ^ probe.word) | UInt64(truncatingIfNeeded: record.node.length ^ probe.length)
        return differs == 0 ? token : Self.none
    }

    /// The likely token of a piece of nine and more if their other bytes are the same, too; else `none`.
    @inline(__always)
    func confirmedToken(_ token: UInt32, _ probe: PieceProbe, _ bytes: UnsafePointer<UInt8>) -> UInt32 {
        guard token != Self.none,
            isStored(bytes, from: probe.start, to: probe.start &+ probe.length, token: token)
        else { return Self.none }
        return token
    }
}

/// A piece of text, or a part of one, and where in the table it would be as a token.
struct PieceProbe {
    /// Its first eight bytes, padded with zeros.
    let word: UInt64
    /// What the hash makes the slot of.
    let key: UInt64
    let start: Int
    let length: Int
    let startsPiece: Bool
}
