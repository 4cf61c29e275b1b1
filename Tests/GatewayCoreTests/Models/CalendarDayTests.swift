import Testing

@testable import GatewayCore

@Suite("Days of the calendar")
struct CalendarDayTests {
    @Test(
        "Days are counted from 1970",
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2027-01-14", 20_832),
        ])
    func count(text: String, days: Int) {
        #expect(CalendarDay(text)?.daysSince1970 == days)
        #expect(CalendarDay(daysSince1970: days).description == text)
    }

    @Test("Days from 1800 to 2400 are written and read back as themselves")
    func roundTrip() throws {
        let all = -62_091...157_053
        #expect(CalendarDay(daysSince1970: all.lowerBound).description == "1800-01-01")
        #expect(CalendarDay(daysSince1970: all.upperBound).description == "2399-12-31")
        // Every day around a leap year that ends a century, and one of each month in all other years.
        let days = Array(10_592...11_688) + Array(stride(from: all.lowerBound, through: all.upperBound, by: 29))
        #expect(days.first { CalendarDay(CalendarDay(daysSince1970: $0).description)?.daysSince1970 != $0 } == nil)
    }

    @Test(
        "An invalid date is refused",
        arguments: [
            "", "2026", "2026-01", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026-02-29", "2100-02-29",
            "2026-04-31", "2026-1-1", "26-01-01", "2026-01-01-01", "2026-01-01T00:00", "2026/01/01", "x-y-z",
            "+2026-01-01",
            " 2026-01-01", "2026--1-01", "10000-01-01", "9223372036854775807-01-01", "99999999999999999999-01-01",
        ])
    func invalid(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("A point in time belongs to its day in UTC", arguments: [(0.0, 0), (86_399.9, 0), (86_400, 1), (-0.5, -1)])
    func seconds(seconds: Double, days: Int) {
        #expect(CalendarDay(secondsSince1970: seconds) == CalendarDay(daysSince1970: days))
    }

    @Test("Earlier days are less")
    func order() throws {
        #expect(try #require(CalendarDay("2026-11-14")) < #require(CalendarDay("2026-11-15")))
        #expect(try #require(CalendarDay("1969-12-31")) < #require(CalendarDay("1970-01-01")))
    }
}
