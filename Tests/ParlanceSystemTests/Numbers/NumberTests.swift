import ParlanceSystem
import Testing

@Suite("Numbers and times")
struct NumberTests {
    @Test("Roots, powers and angles")
    func mathematics() {
        #expect(abs(27.0.cubeRoot - 3) < 1e-12)
        #expect(abs((-8.0).cubeRoot + 2) < 1e-12)
        #expect(2.0.raised(to: 10) == 1024)
        #expect(Double.angle(x: 0, y: 2) == .pi / 2)
        #expect(Double.angle(x: -1, y: 0) == .pi)
    }

    @Test("Moments have a date and a time in UTC, before 1970 too")
    func times() throws {
        let leapDay = try #require(UTCTime(secondsSince1970: 951_827_696))
        #expect([leapDay.year, leapDay.month, leapDay.day] == [2000, 2, 29])
        #expect([leapDay.hour, leapDay.minute, leapDay.second] == [12, 34, 56])
        let before = try #require(UTCTime(secondsSince1970: -1))
        #expect([before.year, before.month, before.day] == [1969, 12, 31])
        #expect([before.hour, before.minute, before.second] == [23, 59, 59])
        #expect(UTCTime(secondsSince1970: .max) == nil)
        #expect(UTCTime.now > 1_700_000_000)
    }
}
