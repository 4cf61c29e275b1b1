/// What a sign is to the emphasis beside it.
enum SignClass {
    case space
    case punctuation
    /// A letter or a symbol of Chinese, Japanese or Korean, which are written without spaces.
    case wideLetter
    case widePunctuation
    case other

    /// The sign that ends before an index; the beginning of the text counts as space.
    init(before index: Int, in bytes: [UInt8], dialect: MarkdownDialect) {
        var scalar = Self.scalar(before: index, in: bytes)
        // What follows a sign only to choose its form is not looked at.
        if dialect == .answer, let selector = scalar?.value,
            0xFE00...0xFE0E ~= selector || 0xE0100...0xE01EF ~= selector
        {
            scalar = Self.scalar(before: index - (selector > 0xFFFF ? 4 : 3), in: bytes)
        }
        self.init(scalar, dialect)
    }

    /// The sign that begins at an index; the end of the text counts as space.
    init(at index: Int, in bytes: [UInt8], dialect: MarkdownDialect) {
        let part = bytes[min(index, bytes.count)..<min(index + 4, bytes.count)]
        self.init(part.string.unicodeScalars.first, dialect)
    }

    /// Whether it is punctuation of any script.
    var isPunctuation: Bool { self == .punctuation || self == .widePunctuation }
    /// Whether a run of delimiters beside narrow punctuation is at a word's edge here.
    var isEdge: Bool { self != .other }

    private static func scalar(before index: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start < 0 ? nil : bytes[start..<index].string.unicodeScalars.first
    }

    private init(_ scalar: Unicode.Scalar?, _ dialect: MarkdownDialect) {
        guard let scalar else {
            self = .space
            return
        }
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            self =
                byte.isWhitespace || byte == 0x0C || byte == 0x0D ? .space : byte.isPunctuation ? .punctuation : .other
            return
        }
        let isWide = dialect == .answer && Self.isWide(scalar)
        switch scalar.properties.generalCategory {
        case .spaceSeparator: self = .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            self = isWide ? .widePunctuation : .punctuation
        default: self = isWide ? .wideLetter : .other
        }
    }

    /// Whether a sign is of Chinese, Japanese or Korean: wide but no emoji, or Hangul (by the CJK-friendly amendments
    /// to CommonMark of tats-u).
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFFEF,
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
