/// Text whose escapes are taken off one layer after the other, each byte with its place in the original.
struct EscapedText: Sendable {
    /// So many layers are taken off: a URL in JSON in an HTML page has three.
    static let depth = 3

    private static let entities: [String: UInt8] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "sol": 0x2F, "plus": 0x2B, "equals": 0x3D,
    ]
    /// Stands for a character beyond ASCII, which is in no key.
    private static let other: UInt8 = 0xFF

    /// The bytes of this layer; letters of ASCII in lower case.
    private(set) var bytes: [UInt8]
    /// The bytes before they were made lower case, which Base64 and entities need.
    private(set) var exact: [UInt8]
    /// Where each of them begins in the original, and its end; `nil`: they are the original.
    private var starts: [Int]?

    init(_ original: [UInt8]) {
        exact = original
        bytes = original.map(Self.lowercased)
    }

    /// What a range of ``bytes`` is in the original.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard let starts else { return range }
        return starts[range.lowerBound]..<starts[range.upperBound]
    }

    /// The text with one layer of escapes taken off; `nil` when there is none.
    func unescaped() -> EscapedText? {
        guard exact.contains(where: { $0 == 0x25 || $0 == 0x5C || $0 == 0x26 }) else { return nil }
        var result = self
        result.exact = []
        var starts: [Int] = []
        var (position, hasChanged) = (0, false)
        while position < exact.count {
            starts.append(self.starts?[position] ?? position)
            if let (byte, length) = escape(at: position) {
                result.exact.append(byte)
                position += length
                hasChanged = true
            } else {
                result.exact.append(exact[position])
                position += 1
            }
        }
        guard hasChanged else { return nil }
        starts.append(self.starts?.last ?? exact.count)
        result.starts = starts
        result.bytes = result.exact.map(Self.lowercased)
        return result
    }

    private func escape(at position: Int) -> (byte: UInt8, length: Int)? {
        switch exact[position] {
        case UInt8(ascii: "%"): hexadecimal(at: position + 1, digits: 2...2).map { ($0.byte, 3) }
        case UInt8(ascii: "\\"): backslash(at: position)
        case UInt8(ascii: "&"): entity(at: position)
        default: nil
        }
    }

    private func backslash(at position: Int) -> (byte: UInt8, length: Int)? {
        guard position + 1 < exact.count else { return nil }
        switch exact[position + 1] {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            return (exact[position + 1], 2)
        case UInt8(ascii: "x"): return hexadecimal(at: position + 2, digits: 2...2).map { ($0.byte, 4) }
        case UInt8(ascii: "u"):
            guard position + 2 < exact.count, exact[position + 2] == UInt8(ascii: "{") else {
                return hexadecimal(at: position + 2, digits: 4...4).map { ($0.byte, 6) }
            }
            guard let (byte, count) = hexadecimal(at: position + 3, digits: 1...6),
                exact.dropFirst(position + 3 + count).first == UInt8(ascii: "}")
            else { return nil }
            return (byte, count + 4)
        default: return nil
        }
    }

    /// `&amp;`, `&#47;` or `&#x2F;`.
    private func entity(at position: Int) -> (byte: UInt8, length: Int)? {
        let name = exact[(position + 1)...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
        let end = position + 1 + name.count
        guard end < exact.count, exact[end] == UInt8(ascii: ";"), let first = name.first else { return nil }
        let length = end + 1 - position
        guard first == UInt8(ascii: "#") else {
            return Self.entities[String(decoding: name, as: UTF8.self)].map { ($0, length) }
        }
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        return (isHexadecimal ? Int(digits.dropFirst(), radix: 16) : Int(digits)).map { (Self.byte($0), length) }
    }

    private func hexadecimal(at position: Int, digits: ClosedRange<Int>) -> (byte: UInt8, count: Int)? {
        var (value, count) = (0, 0)
        while count < digits.upperBound, position + count < exact.count,
            let digit = Self.digit(exact[position + count])
        {
            value = value * 16 + digit
            count += 1
        }
        return count < digits.lowerBound ? nil : (Self.byte(value), count)
    }

    private static func byte(_ value: Int) -> UInt8 {
        (0..<0x80).contains(value) ? UInt8(value) : other
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
