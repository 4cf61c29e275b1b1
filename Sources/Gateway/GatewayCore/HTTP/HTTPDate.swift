/// A moment as HTTP writes it, in any of the three forms of RFC 9110, section 5.6.7:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
struct HTTPDate: Sendable, Hashable {
    /// The moment, without leap seconds.
    var secondsSince1970: Int

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Reads a date; `nil` where the text is none.
    init?(_ text: String) {
        var month: Int?
        var numbers: [Int] = []
        var time: [Int]?
        for word in text.split(whereSeparator: { " ,-\t".contains($0) }) {
            if word.contains(":") {
                let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
                guard time == nil, parts.count == 3, case let known = parts.compactMap(\.self), known.count == 3 else {
                    return nil
                }
                time = known
            } else if let number = Int(word) {
                numbers.append(number)
            } else if let index = Self.months.firstIndex(of: word.lowercased()) {
                month = index + 1
            }
        }
        guard let month, let time, numbers.count == 2 else { return nil }
        let (day, year) = (numbers[0], numbers[1] < 70 ? numbers[1] + 2000 : numbers[1] + (numbers[1] < 100 ? 1900 : 0))
        guard (1...31).contains(day), (1970...9999).contains(year), (0...23).contains(time[0]),
            (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        secondsSince1970 = days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    /// The days since 1970-01-01. A year that begins in March has its leap day at the end.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let leapDays = year / 4 - year / 100 + year / 400
        return year * 365 + leapDays + (153 * month + 2) / 5 + day - 1 - 719_468
    }
}
