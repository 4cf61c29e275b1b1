/// A set of bytes, asked in constant time.
struct ByteSet: Sendable, Hashable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    /// The bytes of a text.
    init(_ text: String) {
        for byte in text.utf8 { insert(byte) }
    }

    /// The bytes of a list.
    init(_ bytes: [UInt8]) {
        for byte in bytes { insert(byte) }
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word =
            byte < 128 ? (byte < 64 ? words.0 : words.1) : (byte < 192 ? words.2 : words.3)
        return word >> UInt64(byte & 63) & 1 == 1
    }

    mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    static func + (left: ByteSet, right: ByteSet) -> ByteSet {
        var set = left
        set.words.0 |= right.words.0
        set.words.1 |= right.words.1
        set.words.2 |= right.words.2
        set.words.3 |= right.words.3
        return set
    }

    static let blanks = ByteSet(" \t\r\u{0C}")
    static let newline = ByteSet("\n")
    static let digits = ByteSet("0123456789")
    static let hexDigits = ByteSet("0123456789abcdefABCDEF")
    static let capitals = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let letters = capitals + ByteSet("abcdefghijklmnopqrstuvwxyz")
    /// Letters, `_`, and every byte of a character beyond ASCII.
    static let nameStart = letters + ByteSet("_") + ByteSet([UInt8](0x80...0xFF))
    static let name = nameStart + digits
    static let punctuation = ByteSet("()[]{},;:.")
}
