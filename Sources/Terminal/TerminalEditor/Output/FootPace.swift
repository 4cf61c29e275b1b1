/// How often the foot is drawn by itself, as a status ticks, while text is written above it.
///
/// Over a slow line the text must not wait for the foot: where text comes fast, all that draws the foot takes no more
/// bytes than the text does. Keys never wait.
struct FootPace: Sendable {
    typealias Instant = ContinuousClock.Instant

    /// The foot is not drawn again before so much time has passed: 30 times a second.
    static let shortest: Duration = .milliseconds(33)
    /// However much text comes, the foot is drawn after so much time.
    static let longest: Duration = .seconds(1)
    /// What a terminal takes in a millisecond without notice, whatever else is written: a quarter of what 9600 baud
    /// carry.
    private static let idleBytes = 0.25
    /// What a byte of text allows the foot: less than one, as keys are drawn whatever they take.
    private static let textShare = 0.9
    /// What can be saved up, and what drawing takes as a rule.
    private static let mostCredit = 120.0
    private static let mostDebt = 1000.0
    private static let usualCost = 60.0

    private var lastDrawing: Instant?
    private var lastCount: Instant?
    private var credit = 0.0
    private var textBytes = 0

    /// Takes notice of text that was written.
    mutating func note(text bytes: Int) {
        textBytes += bytes
    }

    /// Takes notice of what moved or drew the foot.
    mutating func note(foot bytes: Int, isDrawing: Bool, at now: Instant) {
        guard bytes > 0 else { return }
        credit = max(credit - Double(bytes), -Self.mostDebt)
        if isDrawing { lastDrawing = now }
    }

    /// Whether a change that can wait is drawn now.
    mutating func mayDraw(at now: Instant) -> Bool {
        count(until: now)
        guard let lastDrawing else { return true }
        let elapsed = lastDrawing.duration(to: now)
        if elapsed < Self.shortest { return false }
        return elapsed >= Self.longest || credit >= Self.usualCost
    }

    /// In each stretch of time either the text or the time gives credit.
    private mutating func count(until now: Instant) {
        let elapsed = (lastCount ?? now).duration(to: now) / .milliseconds(1)
        // Between two pieces of fast text there are moments without any.
        guard elapsed >= 20 || lastCount == nil else { return }
        // Without text nobody waits for anything.
        let byTime = textBytes == 0 ? elapsed * 2 : elapsed * Self.idleBytes
        credit = min(credit + max(Double(textBytes) * Self.textShare, byTime), Self.mostCredit)
        textBytes = 0
        lastCount = now
    }
}
