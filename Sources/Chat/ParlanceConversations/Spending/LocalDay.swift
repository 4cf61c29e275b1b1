import ParlanceSystem

/// A day on the wall's calendar, by which spending is added up. It is 23 to 25 hours long.
package struct LocalDay: Sendable, Hashable {
    /// When it begins, in seconds since 1970.
    package let start: Int
    /// When the next one begins.
    package let end: Int
    private let date: LocalTime.Date

    /// The day of a moment.
    ///
    /// - Parameter seconds: Since 1970.
    package init(of seconds: Int) {
        let date = LocalTime.date(of: seconds) ?? LocalTime.Date(year: 1970, month: 1, day: 1)
        self.date = date
        start = LocalTime.start(of: date)
        end = LocalTime.start(of: LocalTime.Date(year: date.year, month: date.month, day: date.day + 1))
    }

    /// The day of a date, `YYYY-MM-DD`; `nil` when it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        self.init(of: LocalTime.start(of: LocalTime.Date(year: year, month: month, day: day)))
        guard self.text == text else { return nil }
    }

    /// `YYYY-MM-DD`.
    package var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    /// Whether a moment is in it.
    package func contains(_ seconds: Int) -> Bool { (start..<max(start, end)).contains(seconds) }

    /// The day before.
    package var previous: LocalDay { LocalDay(of: start - 1) }
    /// When its month began, in seconds since 1970.
    package var startOfMonth: Int { LocalTime.start(of: LocalTime.Date(year: date.year, month: date.month, day: 1)) }
    /// When its year began, in seconds since 1970.
    package var startOfYear: Int { LocalTime.start(of: LocalTime.Date(year: date.year, month: 1, day: 1)) }
}
