/// The time of which spending is added up, as a person says it.
package struct SpendingPeriod: Sendable, Hashable {
    /// The first second, since 1970; `nil`: from the beginning.
    package var since: Int?
    /// The first second that is not in it any more; `nil`: until now.
    package var until: Int?

    /// All of the time.
    package init(since: Int? = nil, until: Int? = nil) {
        self.since = since
        self.until = until
    }

    /// Whether a moment is in it.
    package func contains(_ seconds: Int) -> Bool {
        seconds >= since ?? .min && seconds < until ?? .max
    }

    /// What is accepted.
    package static let forms = "7d, 24h, 2w, today, yesterday, month, year, or a date such as 2026-11-01"

    /// Reads its beginning: so long ago, or the start of a day, a month or a year; `nil` when it is none of them.
    ///
    /// - Parameter now: The present, in seconds since 1970.
    package static func start(_ text: String, now: Int) -> Int? { moment(text, now: now)?.start }

    /// Reads its end: the end of a day, or so long ago; `nil` when it is neither.
    package static func end(_ text: String, now: Int) -> Int? { moment(text, now: now)?.end }

    private static func moment(_ text: String, now: Int) -> (start: Int, end: Int)? {
        let today = LocalDay(of: now)
        switch text.lowercased() {
        case "today": return (today.start, today.end)
        case "yesterday": return (today.previous.start, today.start)
        case "month": return (today.startOfMonth, today.end)
        case "year": return (today.startOfYear, today.end)
        case let word:
            if let day = LocalDay(word) { return (day.start, day.end) }
            let units: [Character: Int] = ["h": 3_600, "d": 86_400, "w": 604_800]
            guard let unit = word.last.flatMap({ units[$0] }), let count = Int(word.dropLast()),
                (1...100_000).contains(count)
            else { return nil }
            return (now - count * unit, now - count * unit)
        }
    }
}
