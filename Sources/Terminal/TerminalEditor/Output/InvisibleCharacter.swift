/// Characters that show nothing by themselves, and the places where they have work to do.
///
/// Where a script or an emoji needs one it stays; anywhere else it would hide text, or make two texts look alike, so it
/// is shown by its number. These are the `Default_Ignorable_Code_Point`s of Unicode, assigned or not, and the vowels of
/// Khmer that nobody may use.
///
/// | character | stays |
/// |---|---|
/// | U+00AD soft hyphen | after a letter |
/// | U+034F grapheme joiner, U+200C non-joiner | after a letter or mark of a script from Hebrew on |
/// | U+1160 Hangul filler | after an initial |
/// | U+180B–180F Mongolian selectors and separator | after a Mongolian letter |
/// | U+200B zero width space, U+2060 word joiner | after a script that has no spaces: Thai, Khmer, kana … |
/// | U+200D joiner | as U+200C, and after an emoji |
/// | U+FE00–FE0F variation selectors | after an emoji, a digit (keycaps), a letter or sign beyond ASCII |
/// | U+E0100–E01EF ideographic selectors | after an ideograph |
/// | bidi controls, fillers, invisible operators, byte order marks and all others | never |
enum InvisibleCharacter {
    /// Whether a character shows nothing by itself. Tags are apart: see ``Sanitizer/isSubdivision(_:)``.
    static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3,
            0x1D173...0x1D17A, 0xE0080...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether one of them has work to do after a character.
    ///
    /// - Parameter previous: What is shown before it; `nil` at the beginning.
    static func hasWork(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        guard let previous else { return false }
        let properties = previous.properties
        switch scalar.value {
        case 0xAD: return properties.isAlphabetic
        case 0x34F, 0x200C: return isLetterOfFarScript(previous)
        case 0x200D:
            return isLetterOfFarScript(previous) || isEmoji(previous) || previous == "\u{FE0F}"
                || previous == Sanitizer.cancelTag
        case 0x200B, 0x2060: return hasNoSpaces(previous.value)
        case 0x1160: return (0x1100..<0x115F).contains(previous.value) || (0xA960...0xA97C).contains(previous.value)
        case 0x180B...0x180F: return (0x1820...0x18AA).contains(previous.value)
        case 0xFE00...0xFE0F:
            // Digits are emoji to Unicode, as keycaps begin with them.
            if properties.isEmoji { return true }
            switch properties.generalCategory {
            case .otherSymbol, .mathSymbol, .otherLetter: return !previous.isASCII && !isOne(previous)
            default: return false
            }
        case 0xE0100...0xE01EF: return properties.isIdeographic
        default: return false
        }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isEmoji
    }

    /// Scripts whose letters join or stack, and so need to be told when they should not, come after Cyrillic.
    private static func isLetterOfFarScript(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x590, !isOne(scalar) else { return false }
        switch scalar.properties.generalCategory {
        case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// Scripts that set no space between words.
    private static func hasNoSpaces(_ value: UInt32) -> Bool {
        switch value {
        // Thai, Lao, Tibetan; Myanmar; Khmer; Tai and Balinese; kana and ideographs; Myanmar extended.
        case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x1AAF, 0x1B00...0x1B7F, 0x3040...0x30FF,
            0x3400...0x9FFF, 0xA9E0...0xAADF:
            !(0x17B4...0x17B5).contains(value)
        default: false
        }
    }
}
