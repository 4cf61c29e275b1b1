/// Learning the color of the terminal's background: the question is written with a prompt, and the answer is taken out
/// of the keys whenever it comes.
struct BackgroundInquiry {
    private var receiver: BackgroundReceiver?
    /// The questions whose end the terminal has not come to.
    private var pending = 0
    /// Until when an answer is waited for at the end of the session.
    private(set) var deadline = ContinuousClock.now

    /// Whether answers are on their way.
    var isPending: Bool { pending > 0 }

    /// A question is put to the terminal.
    mutating func ask(_ question: BackgroundQuestion, at now: ContinuousClock.Instant) {
        receiver = question.receive
        deadline = now + question.patience
        pending += 1
    }

    /// Takes an answer, and passes it on.
    mutating func receive(_ reply: TerminalReply) {
        switch reply {
        case .background(let color): tell(color)
        case .deviceAttributes:
            pending = max(0, pending - 1)
            if pending == 0 { tell(nil) }
        default: break
        }
    }

    private mutating func tell(_ color: RGB?) {
        guard let receive = receiver.take() else { return }
        EditlineLock.withoutLock { receive(color) }
    }
}
