/// What neighboring tokens make when they are merged.
extension VocabularyTable {
    /// The token whose last merge joins these two, or `none`.
    @inline(__always)
    func merged(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let (hash, mixed) = Hash.both(UInt64(left) &<< 18 | UInt64(right))
        // Most pairs make no token, and this tells so from little memory.
        let join = hash &>> joinShift
        guard joins[Int(truncatingIfNeeded: join &>> 3)] &>> UInt8(truncatingIfNeeded: join & 7) & 1 != 0 else {
            return Self.none
        }
        let pilot = mergePilots[Int(truncatingIfNeeded: hash &>> mergeShift)]
        let entry = merges[Int(truncatingIfNeeded: Hash.slot(mixed, pilot, mergeSlots))]
        guard entry &>> 18 == UInt32(truncatingIfNeeded: mixed) & 0x3FFF else { return Self.none }
        let token = entry & 0x3FFFF
        let node = node(token)
        // A token is newer than its parts; what is not is a single byte, which an empty slot names.
        return node.left == left && node.right == right && token > left ? token : Self.none
    }
}
