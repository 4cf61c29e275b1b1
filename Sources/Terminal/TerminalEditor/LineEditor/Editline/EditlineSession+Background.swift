import CParlanceEditline
import ParlanceSystem

/// Learning the color of the terminal's background while a line is edited: the question is written with a prompt, and
/// the answer is taken out of the keys whenever it comes.
extension EditlineSession {
    /// Asks, if somebody wants to know and the terminal is ours.
    func askBackground() {
        guard modes.isSet(.editing), let question = mailbox.consumeQuestion() else { return }
        backgroundReceiver = question.receive
        answerDeadline = .now + question.patience
        pendingQuestions += 1
        put(TerminalReply.backgroundQuestion)
        flush()
    }

    /// Passes an answer on, and shows the prompt in the style that it has from now on.
    func handle(_ reply: TerminalReply) {
        switch reply {
        case .background(let color):
            tell(color)
        case .deviceAttributes:
            pendingQuestions = max(0, pendingQuestions - 1)
            guard pendingQuestions == 0 else { return }
            tell(nil)
        case .cursor(let row, let column):
            handleReport(row: row, column: column)
        case .focus, .other:
            break
        }
    }

    private func tell(_ color: RGB?) {
        guard let receive = backgroundReceiver else { return }
        backgroundReceiver = nil
        let style = EditlineLock.withoutLock { receive(color) }
        // A prompt without a style has none on purpose.
        guard !prompt.style.isEmpty, prompt.style != style else { return }
        prompt.style = style
        refreshPrompt()
        redraw()
    }

    /// Waits for an answer that is on its way, so that it does not go to the shell.
    func awaitReplies() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while pendingQuestions > 0 {
            let (seconds, attoseconds) = ContinuousClock.now.duration(to: answerDeadline).components
            let milliseconds = Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
            guard milliseconds > 0, Poll.wait(for: configuration.input, milliseconds: milliseconds),
                case .bytes(let count) = InputPoll.read(configuration.input, into: &buffer)
            else { return }
            parser.append(buffer[..<count])
            while let event = parser.next() {
                if event == .reply(.deviceAttributes) { pendingQuestions -= 1 }
            }
        }
    }
}
