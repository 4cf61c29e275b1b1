/// Reads single characters of UTF-8 that may be malformed, as SentencePiece reads them.
enum UTF8Character {
    /// The bytes of the character at `position`, or 0 if a malformed one is there: cut short, overlong, a surrogate, or
    /// past U+10FFFF.
    static func length(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let lead = text[position]
        // The least and the greatest second byte rule out overlong forms, surrogates and what is past the last scalar.
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0x00...0x7F: (1, 0x80...0xBF)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard length > 1 else { return length }
        guard position + length <= text.count, second.contains(text[position + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where !(0x80...0xBF).contains(text[position + offset]) { return 0 }
        return length
    }

    /// Where the character begins that ends at `end`; nothing if a malformed byte stands there.
    static func start(in text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
        for length in 1...4 where end >= length && Self.length(in: text, at: end - length) == length {
            return end - length
        }
        return nil
    }
}
