extension Sanitizer {
    /// Whether all of a text can be shown without a closer look: ASCII without controls, letters of Latin, Greek and
    /// Cyrillic that are one scalar, kana, ideographs, Hangul, dashes, quotation marks, arrows and the signs of CJK. Most
    /// texts are of these alone.
    ///
    /// - Parameter isLine: Whether it must be one line, without tabs.
    static func isOrdinary(_ text: String, isLine: Bool = false) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                position = endOfPlainWords(bytes, position)
                guard position < bytes.count else { break }
                guard !isLine || bytes[position] >= 0x20, let length = ordinaryLength(bytes, position) else {
                    return false
                }
                position &+= length
            }
            return true
        }
    }

    /// Passes printable ASCII eight letters at a time.
    private static func endOfPlainWords(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let base = bytes.baseAddress else { return start }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits: UInt64 = 0x8080_8080_8080_8080
        var position = start
        while position &+ 8 <= bytes.count {
            let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
            // The highest bits of bytes beyond ASCII, below the space, and of DEL.
            let others = word | (word &- ones &* 0x20) | (word &+ ones)
            guard others & highBits == 0 else { break }
            position &+= 8
        }
        return position
    }

    /// How many bytes the scalar at a position has, if it is ordinary.
    private static func ordinaryLength(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
        let lead = bytes[position]
        switch lead {
        case 0..<0x80: return isOrdinaryByte(lead) ? 1 : nil
        // Signs of Latin-1, without the controls before them and the soft hyphen.
        case 0xC2:
            let next = bytes[position + 1]
            return next >= 0xA0 && next != 0xAD ? 2 : nil
        // U+00C0 to U+02FF, and without the marks of Greek and Cyrillic to U+047F.
        case 0xC3...0xCB, 0xCE...0xD1: return 2
        // Ideographs from U+4000 on.
        case 0xE4...0xE9: return 3
        case 0xE2...0xED:
            // The rest of a scalar is there: a string is well-formed.
            let scalar =
                UInt32(lead & 0xF) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6
                | UInt32(bytes[position + 2] & 0x3F)
            switch scalar {
            // Dashes, quotation marks and dots; euro; arrows, signs of mathematics, boxes and shapes.
            case 0x2010..<0x2028, 0x2030..<0x205F, 0x20AC, 0x2190..<0x2800: return 3
            case 0x3001..<0x302A, 0x3041..<0x3097, 0x309B..<0x3100, 0x3400..<0xA000, 0xAC00..<0xD7A4: return 3
            default: return nil
            }
        case 0xEF:
            let next = bytes[position + 1]
            // Fullwidth forms: U+FF01 to U+FF3F.
            return next == 0xBC && bytes[position + 2] > 0x80 ? 3 : nil
        default: return nil
        }
    }
}
