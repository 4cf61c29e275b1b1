/// Which code points may be in a name, and beside which others (RFC 5892).
enum IDNA {
    /// Whether a code point may stand at its place in a label.
    static func allows(_ label: [Unicode.Scalar], at position: Int) -> Bool {
        let scalar = label[position]
        return contextRule(label, at: position) ?? isValid(scalar)
    }

    /// The derived property PVALID (section 3), for what has no rule of its own.
    private static func isValid(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch scalar.value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return true
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        case 0x2D, 0x30...0x39, 0x61...0x7A: return true
        // Old Hangul Jamo, and marks for symbols and music.
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB, 0x20D0...0x20FF, 0x1D100...0x1D24F: return false
        default: break
        }
        if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint || properties.isWhitespace {
            return false
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            return true
        default: return false
        }
    }

    /// The rules of appendix A; nil for a code point without one.
    private static func contextRule(_ label: [Unicode.Scalar], at position: Int) -> Bool? {
        let before = position > 0 ? label[position - 1] : nil
        let after = position + 1 < label.count ? label[position + 1] : nil
        switch label[position].value {
        case 0x200C: return isVirama(before) || isBetweenJoining(label, at: position)
        case 0x200D: return isVirama(before)
        // The middle dot of Catalan.
        case 0xB7: return before == "l" && after == "l"
        case 0x375: return after.map { isGreek($0.value) } ?? false
        case 0x5F3, 0x5F4: return before.map { isHebrew($0.value) } ?? false
        case 0x30FB: return label.contains { isJapanese($0) }
        // The two rows of Arabic digits do not mix.
        case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
        default: return nil
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.canonicalCombiningClass == .virama
    }

    /// Whether letters that join each other stand around a non-joiner; only those of the Arabic block are known here.
    private static func isBetweenJoining(_ label: [Unicode.Scalar], at position: Int) -> Bool {
        let isTransparent: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .nonspacingMark }
        guard let before = label[..<position].last(where: { !isTransparent($0) }),
            let after = label[(position + 1)...].first(where: { !isTransparent($0) })
        else { return false }
        return isArabicLetter(before) && !joinsOnlyBefore(before.value) && isArabicLetter(after)
    }

    private static func isArabicLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x620...0x6FF).contains(scalar.value) && scalar.value != 0x621
            && scalar.properties.generalCategory == .otherLetter
    }

    /// The letters of joining type R in the Arabic block (Unicode's ArabicShaping).
    private static func joinsOnlyBefore(_ value: UInt32) -> Bool {
        switch value {
        case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677, 0x688...0x699, 0x6C0,
            0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2, 0x6D3, 0x6D5, 0x6EE, 0x6EF:
            true
        default: false
        }
    }

    private static func isGreek(_ value: UInt32) -> Bool {
        (0x370...0x3FF).contains(value) && value != 0x37E && value != 0x385 && value != 0x387
            || (0x1F00...0x1FFE).contains(value)
    }

    private static func isHebrew(_ value: UInt32) -> Bool {
        (0x591...0x5F4).contains(value) || (0xFB1D...0xFB4F).contains(value)
    }

    /// Hiragana, Katakana or Han.
    private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x3005, 0x3007: true
        default: scalar.properties.isIdeographic
        }
    }
}
