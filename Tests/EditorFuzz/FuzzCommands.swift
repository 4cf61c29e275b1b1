import Synchronization
import TerminalEditor

/// Does the commands that are submitted while an answer streams.
final class FuzzCommands: Sendable {
    private struct State {
        var received: [String] = []
        var reply = LiveReply.done
        var delay = 0
    }

    private let state = Mutex(State())

    var received: [String] { state.withLock(\.received) }

    /// How the next commands are answered, after so many milliseconds.
    func use(_ reply: LiveReply, after delay: Int) {
        state.withLock { ($0.reply, $0.delay) = (reply, delay) }
    }

    func work(alarm: LiveWork.Alarm) -> LiveWork {
        LiveWork(alarm: alarm) { [self] line in
            let (reply, delay) = state.withLock { state in
                state.received.append(line.text)
                return (state.reply, state.delay)
            }
            try? await Task.sleep(for: .milliseconds(delay))
            return reply
        }
    }
}
