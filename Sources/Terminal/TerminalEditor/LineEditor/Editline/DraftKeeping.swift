/// Drafts on disk, for the case that the program ends before they are sent: when they are written, and whether again.
struct DraftKeeping {
    /// How long the draft may differ from the one on disk while keys come, and how long no key must come before it is
    /// written earlier, in milliseconds.
    private static let interval = Duration.milliseconds(1000)
    private static let idleTime: Int32 = 300

    private let keeper: DraftKeeper?
    /// What the keeper has.
    private var kept: [String]?
    /// What the desk held when the keeper was last asked.
    private var seen: [String] = []
    private var last: ContinuousClock.Instant?

    init(_ keeper: DraftKeeper?) { self.keeper = keeper }

    /// How long to wait for a key before the drafts are to be kept; nil: they are kept already.
    func timeout(_ drafts: @autoclosure () -> [String?]) -> Int32? {
        keeper != nil && Self.texts(drafts()) != seen ? Self.idleTime : nil
    }

    /// Keeps the drafts while the person goes on typing, once in a while.
    mutating func keepInTime(_ drafts: @autoclosure () -> [String?]) {
        guard keeper != nil, last.map({ ContinuousClock.now - $0 >= Self.interval }) ?? true else { return }
        let drafts = drafts()
        if Self.texts(drafts) != seen { keep(drafts) }
    }

    /// Keeps the drafts now, if the keeper does not have just these. One that starts with a space may hold a secret.
    mutating func keep(_ drafts: [String?]) {
        guard let keeper else { return }
        (seen, last) = (Self.texts(drafts), .now)
        let drafts = seen.filter { !$0.hasPrefix(" ") }
        guard drafts != kept else { return }
        kept = drafts
        EditlineLock.withoutLock { keeper(drafts) }
    }

    private static func texts(_ drafts: [String?]) -> [String] { drafts.compactMap(\.self).filter { !$0.isEmpty } }
}
