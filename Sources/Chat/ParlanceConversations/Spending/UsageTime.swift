/// A moment as the usage log and journals write it.
package enum UsageTime {
    /// Reads `2026-12-01T02:43:31Z`; `nil` of anything else.
    ///
    /// - Returns: Seconds since 1970.
    package static func seconds(_ bytes: some RandomAccessCollection<UInt8>) -> Int? {
        guard bytes.count >= 20 else { return nil }
        func number(_ offset: Int, _ count: Int) -> Int? {
            var number = 0
            var index = bytes.index(bytes.startIndex, offsetBy: offset)
            for _ in 0..<count {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                number = number * 10 + Int(digit)
                bytes.formIndex(after: &index)
            }
            return number
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        // Howard Hinnant's `days_from_civil`, as `CalendarDay` has it.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return days * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// The same of a text.
    package static func seconds(_ text: String) -> Int? { seconds(Array(text.utf8)) }
}
