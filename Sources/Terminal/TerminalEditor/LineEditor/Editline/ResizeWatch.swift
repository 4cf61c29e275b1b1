/// Waits until the size of the screen has settled. A window that is dragged changes in many steps, and tmux tells of
/// them up to a quarter of a second late: what was drawn for a size that is no longer true could not be found again.
struct ResizeWatch {
    /// How long no change must have come.
    private static let rest = Duration.milliseconds(300)
    /// How long the terminal's report of the cursor is waited for.
    private static let patience = Duration.milliseconds(200)

    private var size: TerminalSize
    private var settles: ContinuousClock.Instant?
    private(set) var awaitsReport = false

    init(_ size: TerminalSize) { self.size = size }

    /// Whether nothing may be drawn now.
    var isUnsettled: Bool { settles != nil }

    /// How long to wait, in milliseconds; nil: for nothing.
    func timeout(at now: ContinuousClock.Instant) -> Int32? {
        settles.map { Int32(max(0, now.duration(to: $0).milliseconds + 1)) }
    }

    /// Takes note of the size there is.
    mutating func note(_ new: TerminalSize, at now: ContinuousClock.Instant) {
        guard new != size else { return }
        (size, settles, awaitsReport) = (new, now + Self.rest, false)
    }

    /// Whether the time is over.
    func isDue(at now: ContinuousClock.Instant) -> Bool { settles.map { $0 <= now } ?? false }

    /// The terminal was asked where the cursor is.
    mutating func awaitReport(at now: ContinuousClock.Instant) { (awaitsReport, settles) = (true, now + Self.patience) }

    /// Everything is drawn for the present size.
    mutating func finish(_ size: TerminalSize) { (self.size, settles, awaitsReport) = (size, nil, false) }
}

extension Duration {
    /// The whole milliseconds of it.
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
