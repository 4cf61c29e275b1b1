extension CellWidth {
    /// The cells of what is a cluster of its own beside others of these, and hides nothing: most of what is written.
    /// `nil` for all else.
    static func ofPlain(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        // Latin, Greek, Cyrillic, halfwidth kana.
        case 0..<0x80, 0xC0..<0x300, 0x370..<0x483, 0xFF61..<0xFF9E: 1
        // CJK signs, kana, ideographs, Hangul, fullwidth forms.
        case 0x3001..<0x302A, 0x3041..<0x3097, 0x309B..<0x3100, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4,
            0xFF01..<0xFF61:
            2
        default: nil
        }
    }
}
