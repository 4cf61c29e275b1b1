package import GatewayCore
package import ParlanceConversations
import Synchronization
package import TerminalEditor

/// What is shown while nothing of an answer has come: a spinner, the wait before a call is made again, and that another
/// model is asked.
package final class WaitDisplay: AnswerView {
    private enum Sign {
        case spinner(Spinner)
        case line(StatusLine)
    }

    private let status: TerminalWriter
    private let notices: TerminalWriter
    private let clock: any Clock<Duration>
    private let sign = Mutex<Sign?>(nil)
    /// What was said of settings that did not reach a model as they were asked for.
    private let adjustments: AdjustmentNotices

    /// - Parameters:
    ///   - status: Where what moves is shown; nothing is where the cursor cannot be moved.
    ///   - notices: Where sentences go.
    ///   - adjustments: What was said of settings that don't reach a model as they were asked for.
    ///   - clock: What the signs go by.
    package init(
        status: TerminalWriter, notices: TerminalWriter, adjustments: AdjustmentNotices = AdjustmentNotices(),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.adjustments = adjustments
        self.status = status
        self.notices = notices
        self.clock = clock
    }

    /// Waits for a model.
    func wait(for model: ModelID) {
        show { .spinner(Spinner("waiting for \(model.model)", on: status, clock: clock)) }
    }

    /// Nobody looks at an answer that is awaited whole, so that nothing moves until something goes wrong.
    package func begin(_ turn: PendingTurn, since start: Duration, on stopwatch: Stopwatch) {}

    /// Shows what the event says, if it is about the waiting.
    package func show(_ event: StreamEvent) {
        switch event {
        case .retrying(let notice):
            show { .line(StatusLine(on: status, clock: clock) { RetryCountdown(notice).text(at: $0) }) }
        case .fallback(let notice):
            stop()
            notices.ensureLineStart()
            notices.say(.warning(Self.sentence(notice)))
        case .adjusted(let adjustment):
            guard adjustments.tell(adjustment) else { return }
            notices.ensureLineStart()
            notices.say(.warning(adjustment.sentence))
        case .text, .reasoning, .finish: stop()
        case .textWasReasoning, .usage, .metadata, .reasoningContent: break
        }
    }

    /// Erases what is shown.
    package func end() {
        stop()
    }

    /// The answer does not come here.
    package var isAbandoned: Bool { false }

    /// Erases what is shown.
    func stop() {
        sign.withLock { sign in
            switch sign {
            case .spinner(let spinner): spinner.stop()
            case .line(let line): line.stop()
            case nil: break
            }
            sign = nil
        }
    }

    private func show(_ make: () -> Sign) {
        stop()
        sign.withLock { $0 = make() }
    }

    /// `OpenAI failed (503). TurnRequest mistral:mistral-large-latest instead.`
    static func sentence(_ notice: FallbackNotice) -> String {
        "\(notice.error.reason) Asking \(notice.to) instead."
    }
}
