import Testing

@testable import ParlanceConversations

@Suite("Times of spending")
struct SpendingPeriodTests {
    private static let now = 1_796_092_805

    @Test("So long ago", arguments: [("24h", 86_400), ("7d", 604_800), ("2w", 1_209_600), ("1H", 3_600)])
    func ago(text: String, seconds: Int) {
        #expect(SpendingPeriod.start(text, now: Self.now) == Self.now - seconds)
    }

    @Test("A date is a day of the wall's calendar, its end the beginning of the next")
    func dates() {
        let day = LocalDay("2026-11-01")
        #expect(SpendingPeriod.start("2026-11-01", now: Self.now) == day?.start)
        #expect(SpendingPeriod.end("2026-11-01", now: Self.now) == LocalDay("2026-11-02")?.start)
        #expect(day?.contains((day?.end ?? 0) - 1) == true)
        #expect(LocalDay("2026-03-01")?.previous.text == "2026-02-28")
        #expect(LocalDay("2024-03-01")?.previous.text == "2024-02-29")
    }

    @Test("Words for days, months and years")
    func words() {
        let today = LocalDay(of: Self.now)
        #expect(SpendingPeriod.start("today", now: Self.now) == today.start)
        #expect(SpendingPeriod.start("yesterday", now: Self.now) == today.previous.start)
        #expect(SpendingPeriod.end("yesterday", now: Self.now) == today.start)
        #expect(SpendingPeriod.start("month", now: Self.now).map { LocalDay(of: $0).text.hasSuffix("-01") } == true)
        #expect(SpendingPeriod.start("year", now: Self.now).map { LocalDay(of: $0).text.hasSuffix("-01-01") } == true)
    }

    @Test(
        "What is no time is none",
        arguments: ["", "d", "0d", "-1d", "7", "7x", "2026-02-30", "2026-2-3", "soon", "1e3d"])
    func others(text: String) {
        #expect(SpendingPeriod.start(text, now: Self.now) == nil)
    }
}
