/// Reads a text scalar by scalar.
struct TextScanner {
    private(set) var rest: Substring.UnicodeScalarView

    init(_ text: some StringProtocol) {
        rest = Substring(text).unicodeScalars
    }

    var isAtEnd: Bool { rest.isEmpty }

    var next: Unicode.Scalar? { rest.first }

    /// Skips one scalar if it is among these.
    mutating func skip(_ scalars: Unicode.Scalar...) -> Bool {
        guard let next, scalars.contains(next) else { return false }
        rest.removeFirst()
        return true
    }

    /// Skips one scalar if it passes the test.
    mutating func skip(where test: (Unicode.Scalar) -> Bool) -> Bool {
        guard let next, test(next) else { return false }
        rest.removeFirst()
        return true
    }

    /// Skips all scalars that pass the test, and returns how many these were.
    mutating func skipAll(where test: (Unicode.Scalar) -> Bool) -> Int {
        var count = 0
        while skip(where: test) { count += 1 }
        return count
    }

    /// Exactly so many ASCII digits as a number.
    mutating func digits(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = next, digit.isDigit else { return nil }
            value = value * 10 + Int(digit.value - 0x30)
            rest.removeFirst()
        }
        return value
    }

    /// Skips `%` with two hexadecimal digits; false, when there is something else.
    mutating func skipPercentEscape() -> Bool {
        skip("%") && skip(where: \.isHexDigit) && skip(where: \.isHexDigit)
    }
}

extension Unicode.Scalar {
    /// One of the ASCII digits.
    var isDigit: Bool { (0x30...0x39).contains(value) }
    /// One of the ASCII letters.
    var isLetter: Bool { (0x41...0x5A).contains(value & ~0x20) }
    /// A hexadecimal digit in ASCII.
    var isHexDigit: Bool { isDigit || (0x41...0x46).contains(value & ~0x20) }
}
