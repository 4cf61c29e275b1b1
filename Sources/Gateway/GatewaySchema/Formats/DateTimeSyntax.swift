/// Dates, times and durations as RFC 3339 writes them.
enum DateTimeSyntax {
    /// `date-time` (RFC 3339, section 5.6).
    static func isDateTime(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        return skipDate(&scanner) && scanner.skip("T", "t") && skipTime(&scanner) && scanner.isAtEnd
    }

    /// `full-date`.
    static func isDate(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        return skipDate(&scanner) && scanner.isAtEnd
    }

    /// `full-time`, whose offset is required.
    static func isTime(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        return skipTime(&scanner) && scanner.isAtEnd
    }

    private static func skipDate(_ scanner: inout TextScanner) -> Bool {
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
            let day = scanner.digits(2), (1...12).contains(month)
        else { return false }
        return (1...days(of: month, in: year)).contains(day)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func skipTime(_ scanner: inout TextScanner) -> Bool {
        guard let hour = scanner.digits(2), hour < 24, scanner.skip(":"), let minute = scanner.digits(2), minute < 60,
            scanner.skip(":"), let second = scanner.digits(2), second <= 60
        else { return false }
        if scanner.skip("."), scanner.skipAll(where: \.isDigit) == 0 { return false }
        guard let offset = offset(&scanner) else { return false }
        // A leap second ends a day of UTC (RFC 3339, section 5.7).
        let day = 24 * 60
        return second < 60 || (hour * 60 + minute - offset + 2 * day) % day == day - 1
    }

    /// The offset in minutes.
    private static func offset(_ scanner: inout TextScanner) -> Int? {
        if scanner.skip("Z", "z") { return 0 }
        let sign = scanner.next == "-" ? -1 : 1
        guard scanner.skip("+", "-"), let hours = scanner.digits(2), hours < 24, scanner.skip(":"),
            let minutes = scanner.digits(2), minutes < 60
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}

extension DateTimeSyntax {
    /// `duration` (RFC 3339, appendix A): units in their order and without a gap, or weeks alone.
    static func isDuration(_ text: String) -> Bool {
        var scanner = TextScanner(text)
        guard scanner.skip("P") else { return false }
        guard let date = units(&scanner, of: "YMWD") else { return false }
        var time = ""
        if scanner.skip("T") {
            guard let read = units(&scanner, of: "HMS"), !read.isEmpty else { return false }
            time = read
        }
        guard scanner.isAtEnd, !date.isEmpty || !time.isEmpty else { return false }
        if date.contains("W") { return date == "W" && time.isEmpty }
        return "YMD".contains(date) && "HMS".contains(time)
    }

    /// The units of numbers that follow each other; nil when a number lacks its unit.
    private static func units(_ scanner: inout TextScanner, of known: String) -> String? {
        var units = ""
        while scanner.skipAll(where: \.isDigit) > 0 {
            guard let unit = scanner.next, known.unicodeScalars.contains(unit), scanner.skip(unit) else { return nil }
            units.unicodeScalars.append(unit)
        }
        return units
    }
}
