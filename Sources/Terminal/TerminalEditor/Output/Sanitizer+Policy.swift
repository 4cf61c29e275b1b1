extension Sanitizer {
    /// What is done with a scalar.
    enum Treatment {
        /// Shown as it is; marks after it belong to it.
        case base
        /// Shown as it is, up to a number of times in a row, since it takes no cell of its own.
        case mark
        /// A C0 control or DEL, shown in caret notation. CR waits for a LF.
        case control
        /// Changes or hides what is around it; shown by its number.
        case deceiver
        /// Part of a flag, or hidden text.
        case tag
        /// Shows nothing by itself: stays where ``InvisibleCharacter`` knows work for it, else shown by its number.
        case invisible
    }

    /// The base of the flags of subdivisions (England, Scotland, Wales …).
    static let blackFlag: Unicode.Scalar = "\u{1F3F4}"
    /// The end of a tag sequence.
    static let cancelTag: Unicode.Scalar = "\u{E007F}"
    /// The tags of a region of three digits or two letters and up to four signs, without the cancel tag.
    static let longestSubdivision = 7

    /// Printable ASCII, TAB and LF: what can be shown without a closer look.
    static func isOrdinaryByte(_ byte: UInt8) -> Bool {
        (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09
    }

    static func treatment(of scalar: Unicode.Scalar) -> Treatment {
        switch scalar.value {
        case 0x09, 0x0A, 0x20..<0x7F: return .base
        case 0..<0x20, 0x7F: return .control
        case 0x80..<0xA0: return .deceiver
        case 0xAD: return .invisible
        case 0xA0..<0x300, 0x3400..<0xA000, 0xAC00..<0xD7A4: return .base
        case 0xE0000...0xE007F: return .tag
        case 0xFFF9...0xFFFB: return .deceiver
        default: break
        }
        if InvisibleCharacter.isOne(scalar) { return .invisible }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
        case .lineSeparator, .paragraphSeparator: return .deceiver
        case .format: return formatTreatment(of: scalar)
        default: return .base
        }
    }

    /// Format characters are invisible, so only those that a script needs are let through.
    private static func formatTreatment(of scalar: Unicode.Scalar) -> Treatment {
        switch scalar.value {
        // The joiners of Egyptian hieroglyphs.
        case 0x13430...0x1343F: .mark
        // Signs with a glyph of their own, written before the digits they span.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: .base
        default: .deceiver
        }
    }

    /// Whether tags spell the code of a subdivision, such as `gbsct`, and end with the cancel tag (UTS #51, ED-14a; the
    /// code is a `unicode_subdivision_id` of UTS #35).
    static func isSubdivision(_ tags: [Unicode.Scalar]) -> Bool {
        guard tags.last == cancelTag else { return false }
        let code = tags.dropLast().map { $0.value - 0xE0000 }
        func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }
        func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }
        guard let first = code.first else { return false }
        let region = isDigit(first) ? code.prefix(3) : code.prefix(2)
        let subdivision = code.dropFirst(region.count)
        return region.allSatisfy(isDigit(first) ? isDigit : isLetter)
            && (1...4).contains(subdivision.count)
            && subdivision.allSatisfy { isDigit($0) || isLetter($0) }
    }

    /// `^[` for ESC, `‹U+009B›` for what has no such short form.
    static func visibleForm(of scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20 || scalar.value == 0x7F {
            return "^" + String(UnicodeScalar(UInt8(scalar.value) ^ 0x40))
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
    }
}
