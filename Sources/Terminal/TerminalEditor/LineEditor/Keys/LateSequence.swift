/// A sequence whose rest does not come: it is given up so that what the person types is not taken for it, and is
/// resumed should its rest come after all.
struct LateSequence {
    /// How long everything is taken for the rest. Terminals were seen to answer after one and a half seconds.
    private static let patience = Duration.seconds(3)
    /// What comes at once and is longer was typed by nobody.
    private static let longestTyping = 8

    /// So soon after something that nobody typed, nobody presses Enter.
    private static let pause = Duration.milliseconds(100)

    private var scanner: SequenceScanner?
    /// When last something came that nobody has typed, or the sequence began.
    private var lastBurst: ContinuousClock.Instant?

    /// Gives a sequence up.
    mutating func keep(_ scanner: SequenceScanner) { self.scanner = scanner }

    /// Whether a sequence waits for too long when a read begins.
    func isOverdue(at time: ContinuousClock.Instant) -> Bool {
        lastBurst.map { time - $0 > Self.patience } ?? false
    }

    /// Whether a person may have pressed a key by then.
    func isQuiet(at time: ContinuousClock.Instant?) -> Bool {
        guard let time, let lastBurst else { return true }
        return time - lastBurst > Self.pause
    }

    /// Notes a read.
    mutating func note(_ part: ArraySlice<UInt8>, at time: ContinuousClock.Instant, isOpen: Bool) {
        if !isOpen || part.count > Self.longestTyping { lastBurst = time }
    }

    /// The sequence that was given up, if a read goes on with it.
    mutating func resume(with part: ArraySlice<UInt8>) -> SequenceScanner? {
        guard let scanner, let first = part.first else { return nil }
        if scanner.isContinued(by: part) {
            self.scanner = nil
            return scanner
        }
        // Text was typed since; after a control alone the rest may still come.
        if first >= 0x20, first != 0x7F { self.scanner = nil }
        return nil
    }
}
