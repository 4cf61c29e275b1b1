// Nearly all text is of letters that fold one by one: that is done in one pass, eight letters of ASCII at a time.
extension Folding {
    /// UTF-8, folded; `nil` where something is in it that needs a closer look: marks, letters whose case depends on what
    /// is before them, or bytes that are no UTF-8.
    static func foldCommon(_ text: [UInt8]) -> [UInt8]? {
        var isCommon = true
        // No letter becomes more than three times as long, and eight bytes are written at a time.
        let folded = [UInt8](unsafeUninitializedCapacity: text.count * 3 + 8) { output, count in
            text.withUnsafeBufferPointer { text in
                var folder = CommonFolder(text, output)
                isCommon = folder.fold()
                count = folder.count
            }
        }
        return isCommon ? folded : nil
    }
}

/// Folds a text that is common, and stops where it is not.
private struct CommonFolder {
    private let text: UnsafeBufferPointer<UInt8>
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var position = 0
    /// How many bytes were written.
    private(set) var count = 0

    init(_ text: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>) {
        (self.text, self.output) = (text, output)
    }

    /// - Returns: Whether all of it was.
    mutating func fold() -> Bool {
        while position < text.count {
            foldASCII()
            guard position < text.count else { break }
            guard text[position] == JournalText.separator ? copy(1) : foldLetter() else { return false }
        }
        return true
    }

    private mutating func foldASCII() {
        guard let source = text.baseAddress, let target = output.baseAddress else { return }
        var (position, count) = (position, count)
        while position &+ 8 <= text.count {
            let word = UnsafeRawPointer(source + position).loadUnaligned(as: UInt64.self)
            guard word & Self.highBits == 0 else { break }
            UnsafeMutableRawPointer(target + count).storeBytes(of: Self.fold(word), as: UInt64.self)
            position &+= 8
            count &+= 8
        }
        while position < text.count, source[position] < 0x80 {
            let byte = source[position]
            target[count] = byte | (byte &- 65 < 26 ? 0x20 : 0)
            position &+= 1
            count &+= 1
        }
        (self.position, self.count) = (position, count)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Eight letters at once: adding carries into the highest bit from A on, and from behind Z on.
    @inline(__always)
    private static func fold(_ word: UInt64) -> UInt64 {
        let fromA = word &+ ones &* (0x80 - 0x41)
        let behindZ = word &+ ones &* (0x80 - 0x5B)
        return word | (fromA & ~behindZ & highBits) >> 2
    }

    /// Folds a letter beyond ASCII.
    private mutating func foldLetter() -> Bool {
        let lead = text[position]
        let next = byte(1)
        switch lead {
        // Marks of Latin, Greek and Cyrillic, and of Arabic.
        case 0xCC, 0xCD: return false
        case 0xD9 where (0x93...0x95).contains(next): return false
        case 0xC2...0xDF: return next & 0xC0 == 0x80 && foldPair()
        // Marks of India, Myanmar and Bali, and parts of Hangul.
        case 0xE0 where next < 0xB8: return false
        case 0xE1 where next == 0x80 || (0x84...0x87).contains(next) || next == 0xAC: return false
        case 0xE0...0xEF:
            guard next & 0xC0 == 0x80, byte(2) & 0xC0 == 0x80 else { return false }
            let scalar = UInt32(lead & 0xF) << 12 | UInt32(next & 0x3F) << 6 | UInt32(byte(2) & 0x3F)
            // The marks of kana; the scripts with case among those that have none.
            if scalar == 0x3099 || scalar == 0x309A || (0xA600..<0xAC00).contains(scalar) { return false }
            return Self.hasNoCase(scalar) ? copy(3) : foldScalar(3)
        case 0xF0:
            guard next & 0xC0 == 0x80, byte(2) & 0xC0 == 0x80, byte(3) & 0xC0 == 0x80 else { return false }
            // Emoji, and the rarer ideographs.
            return next >= 0x9F ? copy(4) : foldScalar(4)
        default: return false
        }
    }

    /// Signs, arrows, box drawings; CJK; private use; forms of Arabic; the fullwidth forms that are no letters.
    private static func hasNoCase(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2000..<0x2100, 0x2190..<0x2460, 0x2500..<0x2C00, 0x3000..<0xD800, 0xE000..<0xFB00, 0xFE00..<0xFF21,
            0xFF3B..<0xFF41, 0xFF5B..<0xFFFE:
            true
        default: false
        }
    }

    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { position &+ offset < text.count ? text[position &+ offset] : 0 }

    @inline(__always)
    private mutating func copy(_ length: Int) -> Bool {
        for offset in 0..<length { output[count &+ offset] = text[position &+ offset] }
        position &+= length
        count &+= length
        return true
    }

    private mutating func foldPair() -> Bool {
        let pair = Self.pairs[Int(text[position] & 0x1F) << 6 | Int(text[position &+ 1] & 0x3F)]
        guard let target = output.baseAddress else { return false }
        UnsafeMutableRawPointer(target + count).storeBytes(of: pair.bytes, as: UInt64.self)
        position &+= 2
        count &+= pair.count
        return true
    }

    private mutating func foldScalar(_ length: Int) -> Bool {
        guard let letter = String(validating: text[position..<position + length], as: UTF8.self) else { return false }
        let folded = Folding.foldedScalars(letter)
        guard folded.count <= length * 3 else { return false }
        for byte in folded {
            output[count] = byte
            count &+= 1
        }
        position &+= length
        return true
    }

    /// What every scalar of two bytes folds to, in the first bytes of a word.
    private static let pairs: [(bytes: UInt64, count: Int)] = Folding.pairs.map { bytes in
        let word = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        return (word.littleEndian, bytes.count)
    }
}
