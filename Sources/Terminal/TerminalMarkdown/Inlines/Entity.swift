/// Entities and escapes (CommonMark 0.31.2, sections 2.4 and 2.5).
enum Entity {
    /// The longest name in HTML has 31 letters.
    private static let longestName = 32

    /// The entity that begins at an `&`, as its text.
    static func scan(_ bytes: [UInt8], at start: Int, end: Int, isFinal: Bool) -> Scan<String> {
        guard start + 1 < end else { return isFinal ? .none : .incomplete }
        if bytes[start + 1] == .hash { return scanNumber(bytes, at: start, end: end, isFinal: isFinal) }
        let limit = min(end, start + 1 + longestName)
        let index = bytes.skip(from: start + 1, to: limit, while: \.isAlphanumeric)
        if index == end { return isFinal ? .none : .incomplete }
        guard index < limit, bytes[index] == .semicolon, index > start + 1,
            let text = EntityTable.text(of: bytes[start + 1..<index].string)
        else { return .none }
        return .found(text, end: index + 1)
    }

    private static func scanNumber(_ bytes: [UInt8], at start: Int, end: Int, isFinal: Bool) -> Scan<String> {
        var index = start + 2
        var radix = 10
        var mostDigits = 7
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "x") {
            (radix, mostDigits) = (16, 6)
            index += 1
        }
        let digits = index
        let limit = min(end, digits + mostDigits + 1)
        index = bytes.skip(from: digits, to: limit) { byte in
            byte.isDigit || (radix == 16 && (byte | 0x20) &- 0x61 < 6)
        }
        if index == end { return isFinal ? .none : .incomplete }
        guard index > digits, index - digits <= mostDigits, bytes[index] == .semicolon,
            let value = UInt32(bytes[digits..<index].string, radix: radix)
        else { return .none }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        return .found(String(Character(scalar ?? "\u{FFFD}")), end: index + 1)
    }

    /// The text with its escapes and entities resolved.
    static func resolve(_ text: ArraySlice<UInt8>) -> String {
        guard text.contains(where: { $0 == .backslash || $0 == .ampersand }) else { return text.string }
        let bytes = Array(text)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .backslash, index + 1 < bytes.count, bytes[index + 1].isPunctuation {
                result.append(bytes[index + 1])
                index += 2
            } else if byte == .ampersand,
                case .found(let text, let end) = scan(bytes, at: index, end: bytes.count, isFinal: true)
            {
                result += text.utf8
                index = end
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result.string
    }
}
