/// Makes texts the same that differ in the case of their letters, or in how letters with marks are written.
///
/// Letters of ASCII are folded as bytes, others scalar by scalar: to lower, upper and lower case again, which also makes
/// `ß` and `SS`, and the two sigmas, the same.
package enum Folding {
    /// A text as its UTF-8, folded.
    package static func fold(_ text: String) -> [UInt8] {
        fold(Array(text.utf8))
    }

    /// UTF-8, folded. Line breaks, and bytes that are in no UTF-8 at all, stay where they are.
    package static func fold(_ text: [UInt8]) -> [UInt8] {
        foldCommon(text) ?? foldAny(text)
    }

    /// The same, whatever the text.
    static func foldAny(_ text: [UInt8]) -> [UInt8] {
        let text = hasMarks(text) ? Composition.compose(text) : text
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count + 16)
        var start = 0
        var index = firstBeyondASCII(text, 0)
        while index < text.count {
            // Scripts without case from U+3000 to U+D7FF, which three bytes stand for, stay as they are.
            if (0xE3...0xED).contains(text[index]) {
                index = min(index + 3, text.count)
            } else if text[index] == JournalText.separator {
                index += 1
            } else {
                folded += text[start..<index]
                start = index
                let isPair = (0xC2...0xDF).contains(text[index]) && index + 1 < text.count
                if isPair, text[index + 1] & 0xC0 == 0x80 {
                    folded += pairs[Int(text[index] & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
                    index += 2
                } else {
                    while index < text.count, text[index] >= 0x80, text[index] != JournalText.separator { index += 1 }
                    folded += foldedScalars(String(decoding: text[start..<index], as: UTF8.self))
                }
                start = index
            }
            if index < text.count, text[index] < 0x80 { index = firstBeyondASCII(text, index) }
        }
        folded += text[start...]
        foldASCII(&folded)
        return folded
    }

    /// Folds ASCII letters alone, in place.
    package static func foldASCII(_ text: inout [UInt8]) {
        text.withUnsafeMutableBufferPointer { bytes in
            for index in bytes.indices {
                let byte = bytes[index]
                bytes[index] = byte | (byte &- 65 < 26 ? 0x20 : 0)
            }
        }
    }

    private static func firstBeyondASCII(_ text: [UInt8], _ position: Int) -> Int {
        text.withUnsafeBytes { bytes in
            var index = position
            while index + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            { index += 8 }
            while index < bytes.count, bytes[index] < 0x80 { index += 1 }
            return index
        }
    }

    // MARK: Marks

    /// What marks that combine with letters of ASCII begin with: U+0300 to U+036F.
    static let leadsOfMarks: [UInt8] = [0xCC, 0xCD]

    /// Whether there may be letters that are written as several scalars.
    private static func hasMarks(_ text: [UInt8]) -> Bool {
        var index = firstBeyondASCII(text, 0)
        while index < text.count {
            if mayBeMark(text, index) { return true }
            index += 1
            if index < text.count, text[index] < 0x80 { index = firstBeyondASCII(text, index) }
        }
        return false
    }

    /// Whether a scalar beyond ASCII may go together with the one before it: marks of Latin, Greek and Cyrillic, Arabic,
    /// the scripts of India (those of Thai do not), Myanmar, Hangul, Bali, and Kana.
    private static func mayBeMark(_ text: [UInt8], _ index: Int) -> Bool {
        let next = index + 1 < text.count ? text[index + 1] : 0
        switch text[index] {
        case 0xCC, 0xCD: return true
        case 0xD9: return (0x93...0x95).contains(next)
        case 0xE0: return next < 0xB8
        case 0xE1: return next == 0x80 || (0x84...0x87).contains(next) || next == 0xAC
        case 0xE3: return next == 0x82 && index + 2 < text.count && (0x99...0x9A).contains(text[index + 2])
        default: return false
        }
    }

    // MARK: Case

    /// What every scalar of two bytes folds to.
    static let pairs: [[UInt8]] = (0..<0x800).map { code in
        Unicode.Scalar(code as UInt32).map { foldedScalars(String(Character($0))) } ?? []
    }

    static func foldedScalars(_ text: String) -> [UInt8] {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            folded.append(
                contentsOf: scalar.properties.lowercaseMapping.uppercased().lowercased().unicodeScalars.map(sigma))
        }
        return Array(String(folded).utf8)
    }

    /// The lower case of a capital sigma depends on its place in the word.
    private static func sigma(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "ς" ? "σ" : scalar
    }
}
