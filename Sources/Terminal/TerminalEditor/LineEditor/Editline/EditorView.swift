/// What the editor shows beside the draft.
struct EditorView {
    /// A list that the person chooses from.
    struct Choosing {
        var state: PickerState
        /// Whether a task waits for the choice; else the line of what is chosen is submitted.
        var isAwaited: Bool
    }

    /// How long a sentence stays in view.
    static let noticeTime = Duration.seconds(8)

    var choosing: Choosing?
    /// What Tab offers.
    var menu: CandidateMenu?
    var panel: Panel?
    var showsLedger = false
    private(set) var notice: StyledText?
    private var noticeEnd: ContinuousClock.Instant?

    /// Says something in one row.
    mutating func say(_ text: StyledText, at now: ContinuousClock.Instant) {
        (notice, noticeEnd) = (text, now + Self.noticeTime)
    }

    /// Takes a sentence away whose time is over; with no time given, any.
    mutating func endNotice(at now: ContinuousClock.Instant? = nil) {
        if let now, let end = noticeEnd, now < end { return }
        (notice, noticeEnd) = (nil, nil)
    }

    /// How long to wait for its end, in milliseconds; nil: for nothing.
    func timeout(at now: ContinuousClock.Instant) -> Int32? {
        noticeEnd.map { Int32(max(0, now.duration(to: $0).milliseconds + 1)) }
    }

    /// Whether Escape alone is a key here, so that only time tells it from the beginning of another.
    var takesEscape: Bool { choosing != nil || menu != nil || panel != nil }
}
