/// A secret as servers show it with a mask in its middle: `sk-ab***…cdef12345678`, `sk-…wxyz1234`.
struct MaskedSecret: Sendable {
    /// So many characters of the end, behind a mask, are too many.
    static let tail = 8
    /// The longest mask that is looked at.
    private static let longestMask = 512

    /// The secret in lower case.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The beginning, the mask and the end of this secret, when a mask is in front of its end.
    ///
    /// - Parameter range: Where its last characters are.
    func masked(endingWith range: Range<Int>, in text: [UInt8]) -> Range<Int>? {
        guard text[range].suffix(Self.tail).elementsEqual(bytes.suffix(Self.tail)) else { return nil }
        var start = range.upperBound - Self.tail
        // More of the end may be shown.
        var shown = bytes.count - Self.tail
        while start > 0, shown > 0, text[start - 1] == bytes[shown - 1] {
            start -= 1
            shown -= 1
        }
        guard let mask = Self.mask(endingAt: start, in: text) else { return nil }
        return (mask - head(endingAt: mask, in: text))..<range.upperBound
    }

    /// How many characters of the secret's beginning end at a place.
    private func head(endingAt end: Int, in text: [UInt8]) -> Int {
        stride(from: min(end, bytes.count, 32), to: 0, by: -1).first { length in
            text[(end - length)..<end].elementsEqual(bytes.prefix(length))
        } ?? 0
    }

    /// Where a mask begins that ends at a place.
    private static func mask(endingAt end: Int, in text: [UInt8]) -> Int? {
        var start = end
        // `sk-… wxyz1234`
        if start > 0, text[start - 1] == UInt8(ascii: " ") { start -= 1 }
        if start > 0, let opening = opening(of: text[start - 1]) {
            return text[max(0, start - 32)..<start].lastIndex(of: opening)
        }
        let last = start
        var isCertain = false
        while start > 0, last - start < longestMask {
            if isSign(text[start - 1]) {
                isCertain = isCertain || text[start - 1] == UInt8(ascii: "*") || text[start - 1] >= 0x80
                start -= 1
            } else if start >= 3, text[start - 3] == 0xE2, text[start - 1] >= 0x80 {
                // Ellipses, dots, bullets and blocks.
                isCertain = true
                start -= 3
            } else {
                break
            }
        }
        // A single dot or x is no mask.
        return isCertain || last - start >= 2 ? start : nil
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        // An escaped character beyond ASCII is 0xFF.
        "*.x#~_?-".utf8.contains(byte) || byte == 0xFF
    }

    private static func opening(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "]"): UInt8(ascii: "[")
        case UInt8(ascii: ">"): UInt8(ascii: "<")
        case UInt8(ascii: ")"): UInt8(ascii: "(")
        case UInt8(ascii: "}"): UInt8(ascii: "{")
        default: nil
        }
    }
}
