#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension [UInt8] {
    /// Adds what the inside of a JSON string stands for (RFC 8259, section 7). What is no escape stays as it is.
    mutating func appendUnescaping(_ string: UnsafeBufferPointer<UInt8>) {
        guard let base = string.baseAddress else { return }
        var start = 0
        while start < string.count {
            let found = memchr(base + start, Int32(UInt8(ascii: "\\")), string.count - start)
            let end = found.map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) } ?? string.count
            append(contentsOf: UnsafeBufferPointer(start: base + start, count: end - start))
            guard end + 1 < string.count else { return }
            start = end + 2
            switch string[end + 1] {
            case UInt8(ascii: "n"): append(0x0A)
            case UInt8(ascii: "t"): append(0x09)
            case UInt8(ascii: "r"): append(0x0D)
            case UInt8(ascii: "b"): append(0x08)
            case UInt8(ascii: "f"): append(0x0C)
            case UInt8(ascii: "u"):
                guard var code = Self.hexadecimal(string, at: start) else { break }
                start += 4
                // A character beyond the first plane is written as two halves.
                if (0xD800..<0xDC00).contains(code), start + 1 < string.count, string[start] == UInt8(ascii: "\\"),
                    let low = Self.hexadecimal(string, at: start + 2), (0xDC00..<0xE000).contains(low)
                {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                    start += 6
                }
                append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
            case let other: append(other)
            }
        }
    }

    private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        return UInt32(digits, radix: 16)
    }
}
