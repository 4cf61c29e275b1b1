import GatewayCore
import TerminalEditor

/// The wait before a call is made again: `rate limited; again in 3 s (1 of 2), Ctrl-C stops`.
struct RetryCountdown: Sendable, Hashable {
    private let notice: RetryNotice

    init(_ notice: RetryNotice) {
        self.notice = notice
    }

    /// What is shown at a moment; when the wait is over, that the model is asked again.
    func text(at moment: StatusLine.Moment) -> StyledText {
        let rest = notice.delay - moment.elapsed
        // A model that is being loaded is asked for as often as it takes.
        let count = notice.error.isLoading ? "" : " (\(notice.number) of \(notice.limit))"
        guard rest > .zero else { return .dim("retrying\(count), Ctrl-C stops") }
        let (seconds, attoseconds) = rest.components
        return .warning(reason) + .dim("; retrying in \(seconds + (attoseconds > 0 ? 1 : 0)) s\(count), Ctrl-C stops")
    }

    private var reason: String {
        guard notice.error.code != .rateLimited else { return "rate limited" }
        let reason = notice.error.reason
        return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }
}
