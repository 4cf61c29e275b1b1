import FoundationEssentials

/// What a server says of when to ask again.
enum RetryAfter {
    /// A wait of more than a year is as good as one, and `Duration` cannot hold every number that a server may send.
    private static let limit: Double = 31_536_000

    /// `retry-after-ms`, else `retry-after` in seconds, else as a date, which the server means by its own clock: its `date`
    /// tells what that shows, whatever ours does.
    ///
    /// - Parameter now: Seconds since 1970, where the server does not tell its time.
    /// - Returns: `nil` where nothing is said, or nothing that can be understood.
    static func read(_ headers: HTTPHeaders, now: Double = Date().timeIntervalSince1970) -> Duration? {
        if let milliseconds = headers["retry-after-ms"].flatMap(number) { return wait(milliseconds / 1000) }
        guard let text = headers["retry-after"] else { return nil }
        if let seconds = number(text) { return wait(seconds) }
        let now = headers["date"].flatMap(HTTPDate.init).map { Double($0.secondsSince1970) } ?? now
        return HTTPDate(text).flatMap { wait(Double($0.secondsSince1970) - now) }
    }

    /// A number of seconds as a wait; `nil` where it is in the past.
    static func wait(_ seconds: Double?) -> Duration? {
        guard let seconds, seconds >= 0 else { return nil }
        return .seconds(min(seconds, limit))
    }

    /// A wait as a person says it, rounded up: `40 seconds`, `10 minutes`, `3 hours`, `2 days`.
    ///
    /// - Returns: `nil` where there is nothing to wait for.
    static func words(_ wait: Duration) -> String? {
        let (whole, rest) = wait.components
        let seconds = whole + (rest > 0 ? 1 : 0)
        guard seconds > 0 else { return nil }
        let units: [(name: String, seconds: Int64)] = [("day", 86_400), ("hour", 3_600), ("minute", 60)]
        // From two of a unit on, so that what is rounded off is not much.
        let unit = units.first { seconds >= 2 * $0.seconds } ?? ("second", 1)
        let count = (seconds + unit.seconds - 1) / unit.seconds
        return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
    }

    /// A number, however large, but none of the words that are numbers in Swift, too.
    private static func number(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        return isPlain ? Double(text) : nil
    }
}
