/// The width of text in terminal cells.
///
/// A grapheme cluster is as wide as its scalars together, but never wider than two cells: an emoji with a skin tone, a
/// family joined by ZWJ, a flag of two regional indicators and a Devanagari conjunct are two cells each. A variation
/// selector may ask for the wide (VS16) or the narrow (VS15) form of an emoji (UTS #51, section 1.4.3).
enum CellWidth {
    private static let textSelector: Unicode.Scalar = "\u{FE0E}"
    private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

    /// The cells of a text.
    static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The cells of one grapheme cluster: 0, 1 or 2.
    static func of(_ character: Character) -> Int {
        var scalars = character.unicodeScalars.makeIterator()
        guard let base = scalars.next() else { return 0 }
        var width = of(base)
        var isFirst = true
        while let scalar = scalars.next() {
            defer { isFirst = false }
            switch scalar {
            case emojiSelector where isFirst && base.properties.isEmoji: width = 2
            case textSelector where isFirst && base.properties.isEmojiPresentation: width = 1
            default: width += of(scalar)
            }
        }
        return min(width, 2)
    }

    /// The cells of one scalar on its own: 0 for controls and combining marks, 2 for East Asian wide and fullwidth
    /// scalars and for emoji, else 1.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        switch value {
        case 0x20..<0x7F, 0xA0..<0x300: return 1
        case 0..<0xA0: return 0
        case 0x3400..<0xA000, 0xAC00..<0xD7A4: return 2
        // Regional indicators: half a flag takes the same room as a whole one.
        case 0x1F1E6...0x1F1FF: return 2
        default: break
        }
        if contains(value, in: CellWidthTable.zero) { return 0 }
        return contains(value, in: CellWidthTable.wide) ? 2 : 1
    }

    /// Binary search in a flat list of first and last values of ranges.
    private static func contains(_ value: UInt32, in bounds: [UInt32]) -> Bool {
        var low = 0
        var high = bounds.count / 2
        while low < high {
            let middle = (low + high) / 2
            if value > bounds[2 * middle + 1] {
                low = middle + 1
            } else if value < bounds[2 * middle] {
                high = middle
            } else {
                return true
            }
        }
        return false
    }
}
