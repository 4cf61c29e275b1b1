/// Copies what the insides of JSON strings stand for (RFC 8259, section 7) to the end of a text, eight bytes at a time.
struct JSONStringCopier {
    /// So many bytes after the text are written over.
    static let slack = 8

    private let output: UnsafeMutableBufferPointer<UInt8>
    /// How long the text is.
    private(set) var count = 0
    /// Whether an escape sequence was met, since text was last taken back, that JSON does not have.
    private(set) var hasMetDamage = false

    /// - Parameter output: Where the text goes, with room for the slack after it.
    init(_ output: UnsafeMutableBufferPointer<UInt8>) {
        self.output = output
    }

    /// Copies a string.
    ///
    /// - Parameter start: Where its inside begins.
    /// - Returns: Where the quotation mark after it stands; `nil` when there is none, or something that no string has:
    ///   then a part of it was copied.
    @inline(__always)
    mutating func copy(_ json: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let source = json.baseAddress, let target = output.baseAddress,
            // What a string stands for is no longer than the string.
            count + json.count - start + Self.slack <= output.count
        else { return nil }
        var position = start
        var count = count
        defer { self.count = count }
        while position < json.count {
            while position &+ 8 <= json.count {
                let word = UnsafeRawPointer(source + position).loadUnaligned(as: UInt64.self)
                UnsafeMutableRawPointer(target + count).storeBytes(of: word, as: UInt64.self)
                let stops = Self.stops(UInt64(littleEndian: word))
                let length = min(stops.trailingZeroBitCount / 8, 8)
                position &+= length
                count &+= length
                if stops != 0 { break }
            }
            guard position < json.count else { return nil }
            switch source[position] {
            case UInt8(ascii: "\""): return position
            case UInt8(ascii: "\\"):
                self.count = count
                position = unescape(json, position + 1)
                count = self.count
            case ..<0x20: return nil
            case let byte:
                target[count] = byte
                count &+= 1
                position &+= 1
            }
        }
        return nil
    }

    /// Has the highest bit of the first byte set that is a quotation mark, a backslash, or less than a space. (Sean
    /// Anderson, Bit Twiddling Hacks: "Determine if a word has a byte less than n".)
    @inline(__always)
    private static func stops(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let zeros = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        let controls = (word &- (ones &* 0x20)) & ~word
        return (zeros | controls) & (ones &* 0x80)
    }

    /// Adds bytes that are no JSON; what finds no room is left out.
    mutating func append(_ bytes: some Sequence<UInt8>) {
        for byte in bytes where count + Self.slack < output.count {
            output[count] = byte
            count += 1
        }
    }

    /// Takes back what was added last.
    mutating func truncate(to count: Int) {
        self.count = min(self.count, count)
        hasMetDamage = false
    }

    /// Adds what an escape sequence stands for. What is none stays as it is.
    ///
    /// There is room: nothing stands for more bytes than it has.
    ///
    /// - Parameter start: What follows the backslash.
    /// - Returns: Where what follows it begins.
    private mutating func unescape(_ json: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard start < json.count else { return start }
        let end = start + 1
        switch json[start] {
        case UInt8(ascii: "n"): put(0x0A)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): put(json[start])
        case UInt8(ascii: "t"): put(0x09)
        case UInt8(ascii: "r"): put(0x0D)
        case UInt8(ascii: "b"): put(0x08)
        case UInt8(ascii: "f"): put(0x0C)
        case UInt8(ascii: "u"): return unescapeScalar(json, end)
        case let other:
            put(other)
            hasMetDamage = true
        }
        return end
    }

    /// The same behind `\u`.
    private mutating func unescapeScalar(_ json: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard var code = hexadecimal(json, at: start) else {
            hasMetDamage = true
            return start
        }
        var end = start + 4
        // A character beyond the first plane is written as two halves.
        if (0xD800..<0xDC00).contains(code), end + 1 < json.count, json[end] == UInt8(ascii: "\\"),
            let low = hexadecimal(json, at: end + 2), (0xDC00..<0xE000).contains(low)
        {
            if json[end + 1] != UInt8(ascii: "u") { hasMetDamage = true }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            end += 6
        }
        for byte in UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter { put(byte) }
        return end
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        output[count] = byte
        count &+= 1
    }

    private mutating func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = bytes[position..<position + 4]
        // A sign before three digits is a number to Swift, but not to JSON.
        if digits.contains(where: { $0 < UInt8(ascii: "0") }) { hasMetDamage = true }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
