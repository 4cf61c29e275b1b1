#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A moment as the calendar and the clock have it in UTC.
package struct UTCTime: Sendable, Hashable {
    package let year: Int
    /// From 1 to 12.
    package let month: Int
    /// From 1 to 31.
    package let day: Int
    package let hour: Int
    package let minute: Int
    /// From 0 to 59; 60 in a second that was put in.
    package let second: Int

    /// The moment of a time; `nil` of one that no calendar has.
    ///
    /// - Parameter seconds: Since 1970.
    package init?(secondsSince1970 seconds: Int) {
        var (moment, parts) = (time_t(seconds), tm())
        guard gmtime_r(&moment, &parts) != nil else { return nil }
        year = Int(parts.tm_year) + 1900
        month = Int(parts.tm_mon) + 1
        day = Int(parts.tm_mday)
        hour = Int(parts.tm_hour)
        minute = Int(parts.tm_min)
        second = Int(parts.tm_sec)
    }

    /// Now, in seconds since 1970.
    package static var now: Int { time(nil) }
}
