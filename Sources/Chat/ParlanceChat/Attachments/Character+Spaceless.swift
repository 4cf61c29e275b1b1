extension Character {
    /// Whether it is a letter of a script that writes words without spaces between them or adds particles to them, such
    /// as Chinese, Japanese, Korean or Thai: an address or a name in Latin letters ends before it.
    var isSpacelessLetter: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF: return isLetter
        case 0x3005...0x3007, 0x3040...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF: return true
        case 0xFF66...0xFF9F, 0x20000...0x3FFFF: return true
        default: return false
        }
    }
}
