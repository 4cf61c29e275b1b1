extension JSONParser {
    mutating func parseNumber() throws(JSONParseError) -> JSONValue {
        let start = position
        let isNegative = consume(UInt8(ascii: "-"))
        if isNegative, consumeNonFinite() { return .null }
        let integer = try parseIntegerPart(isNegative: isNegative)
        var isInteger = true
        if consume(UInt8(ascii: ".")) {
            isInteger = false
            try skipDigits("a digit after the decimal point")
        }
        if consume(UInt8(ascii: "e")) || consume(UInt8(ascii: "E")) {
            isInteger = false
            if !consume(UInt8(ascii: "+")) { _ = consume(UInt8(ascii: "-")) }
            try skipDigits("a digit in the exponent")
        }
        if isInteger, let integer { return .integer(integer) }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            if isLenient { return .null }
            position = start
            throw failure("the number is too large for a 64-bit floating-point number.")
        }
        return .number(number)
    }

    /// Steps over a word for a number that JSON has no form for, as Python and C write it; a strict parser knows none.
    mutating func consumeNonFinite() -> Bool {
        guard isLenient else { return false }
        for word: StaticString in ["NaN", "nan", "Infinity", "infinity", "Inf", "inf"] {
            let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            if bytes[position...].starts(with: expected) {
                position += expected.count
                return true
            }
        }
        return false
    }

    /// Returns nil when the digits do not fit into `Int`.
    private mutating func parseIntegerPart(isNegative: Bool) throws(JSONParseError) -> Int? {
        let first = position
        var value: Int? = 0
        while let digit = peekDigit {
            // Counts downwards for negative numbers, because `Int.min` has no positive counterpart.
            value = value.flatMap { $0.appending(isNegative ? -digit : digit) }
            position += 1
        }
        if position == first { throw unexpected("a digit after the minus sign") }
        if position - first > 1, bytes[first] == UInt8(ascii: "0") {
            position = first
            throw failure("a number must not have leading zeros.")
        }
        return value
    }

    private mutating func skipDigits(_ expectation: String) throws(JSONParseError) {
        guard peekDigit != nil else { throw unexpected(expectation) }
        while peekDigit != nil { position += 1 }
    }

    private var peekDigit: Int? {
        let byte = peek
        return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }
}

extension Int {
    /// This number with one more decimal digit, or nil when it does not fit.
    fileprivate func appending(_ digit: Int) -> Int? {
        let (shifted, overflowsInProduct) = multipliedReportingOverflow(by: 10)
        let (sum, overflowsInSum) = shifted.addingReportingOverflow(digit)
        return overflowsInProduct || overflowsInSum ? nil : sum
    }
}
