/// Keeps keys from answering a question that the person has not seen: what is typed just after it appeared was meant
/// for the draft, and goes there once the question is answered.
struct QuestionGuard {
    /// How long a person needs at least to see a question.
    let blindTime: Duration
    private var end: ContinuousClock.Instant?
    private var early: [KeyParser.Event] = []

    init(blindTime: Duration) { self.blindTime = blindTime }

    /// A question appears.
    mutating func begin(at now: ContinuousClock.Instant) { end = now + blindTime }

    /// Whether a key is kept for the draft. Ctrl-C always means the question.
    mutating func keeps(_ event: KeyParser.Event, at now: ContinuousClock.Instant) -> Bool {
        guard let end, now < end, event != .key(0x03) else { return false }
        if case .reply = event { return false }
        early.append(event)
        return true
    }

    /// The question is answered: what was kept, in order.
    mutating func finish() -> [KeyParser.Event] {
        defer { (end, early) = (nil, []) }
        return early
    }
}
