/// What a provider's cache has saved of the cost of a call, or of several.
public struct CacheSaving: Sendable, Hashable {
    /// US dollars by which it cost less. Below 0 it cost more: what was written into the cache has not been read again.
    public var saved: Double
    /// US dollars that it would have cost without the cache.
    public var whole: Double

    /// A saving from its parts.
    public init(saved: Double, whole: Double) {
        self.saved = saved
        self.whole = whole
    }

    /// The savings of both.
    public static func + (left: CacheSaving, right: CacheSaving) -> CacheSaving {
        CacheSaving(saved: left.saved + right.saved, whole: left.whole + right.whole)
    }
}
