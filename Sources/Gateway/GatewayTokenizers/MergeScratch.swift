/// Room for `mergeShort`; whoever makes it frees it.
struct MergeScratch {
    /// By the place where a token starts: the token itself.
    let tokens = UnsafeMutablePointer<UInt32>.allocate(capacity: VocabularyTable.mostMerged)
    /// And what merging it with the next one makes, as rank << 4 | place, so that the least of them names the leftmost
    /// of the lowest rank.
    private let candidates = UnsafeMutablePointer<UInt32>.allocate(capacity: VocabularyTable.mostMerged)

    func deallocate() {
        tokens.deallocate()
        candidates.deallocate()
    }

    @inline(__always)
    func setCandidate(_ token: UInt32, at place: Int) {
        candidates[place] =
            token == VocabularyTable.none ? .max : token &<< 4 | UInt32(truncatingIfNeeded: place)
    }

    /// The candidate of the lowest rank among the first places, and its place.
    @inline(__always)
    func lowestCandidate(of places: Int) -> (token: UInt32, place: Int)? {
        var least = UInt32.max
        for place in 0..<places { least = min(least, candidates[place]) }
        if least == .max { return nil }
        return (least &>> 4, Int(truncatingIfNeeded: least & 15))
    }
}
