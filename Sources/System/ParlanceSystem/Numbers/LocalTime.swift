#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Days and months as the clock on the wall has them, changes of its hour included.
package enum LocalTime {
    /// The date of a moment.
    package struct Date: Sendable, Hashable {
        package let year: Int
        /// From 1 to 12.
        package let month: Int
        /// From 1 to 31.
        package let day: Int

        /// A date, which need not be in the calendar: the 32nd is one of the next month's days.
        package init(year: Int, month: Int, day: Int) {
            (self.year, self.month, self.day) = (year, month, day)
        }
    }

    /// The date of a moment; `nil` of one that no calendar has.
    ///
    /// - Parameter seconds: Since 1970.
    package static func date(of seconds: Int) -> Date? {
        var (moment, parts) = (time_t(seconds), tm())
        guard localtime_r(&moment, &parts) != nil else { return nil }
        return Date(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    /// When a date begins, in seconds since 1970.
    package static func start(of date: Date) -> Int {
        var parts = tm()
        parts.tm_year = Int32(clamping: date.year - 1900)
        parts.tm_mon = Int32(clamping: date.month - 1)
        parts.tm_mday = Int32(clamping: date.day)
        // Whether summer time holds is for the system to find out.
        parts.tm_isdst = -1
        return mktime(&parts)
    }
}
