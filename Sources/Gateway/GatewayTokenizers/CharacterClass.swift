import GatewayTokenizerTables

/// What the published patterns ask of a character; the numbers are those of the generated table.
enum CharacterClass {
    static let other: UInt8 = 0
    static let lineBreak: UInt8 = 1
    static let space: UInt8 = 2
    static let number: UInt8 = 3
    static let mark: UInt8 = 4
    /// Letters are this class and all above it. Title case counts as upper case.
    static let upper: UInt8 = 5
    static let lower: UInt8 = 6
    /// Modifier letters and letters of scripts without case.
    static let caseless: UInt8 = 7
}

/// The classes of all characters, read from UTF-8 without putting the code point together first.
///
/// `@unchecked Sendable`: the pointers lead to constants in the binary's read-only pages, which live as long as the process.
struct CharacterClasses: @unchecked Sendable {
    static let unicode = CharacterClasses()

    /// The number of the block of 64 code points that a sequence without its last byte leads to.
    private let blockNumbers: UnsafePointer<UInt16>
    /// The blocks, a byte a code point. The first two are ASCII.
    private let blocks: UnsafePointer<UInt8>

    private init() {
        let base = tokenizer_table_character_classes()
        let blockCount = 0x110000 / 64
        blockNumbers = base.assumingMemoryBound(to: UInt16.self)
        blocks = base.advanced(by: blockCount * 2).assumingMemoryBound(to: UInt8.self)
    }

    @inline(__always)
    func ascii(_ byte: UInt8) -> UInt8 {
        blocks[Int(byte)]
    }

    /// The class and the length of the character at `at`, which must lie before `end`.
    ///
    /// A byte that starts no well-formed sequence (Unicode 16, table 3-7) is a character of its own, class `other`.
    @inline(__always)
    func character(_ bytes: UnsafePointer<UInt8>, at: Int, end: Int) -> (class: UInt8, length: Int) {
        let first = bytes[at]
        if first < 0x80 { return (blocks[Int(first)], 1) }
        return sequence(bytes, at: at, end: end, first: first)
    }

    @inline(__always)
    private func sequence(
        _ bytes: UnsafePointer<UInt8>, at: Int, end: Int, first: UInt8
    ) -> (class: UInt8, length: Int) {
        let invalid = (class: CharacterClass.other, length: 1)
        if first >= 0xE0, first < 0xF0 {
            guard at &+ 2 < end else { return invalid }
            let second = bytes[at &+ 1]
            let third = bytes[at &+ 2]
            guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return invalid }
            let block = Int(first & 0x0F) << 6 | Int(second & 0x3F)
            // Overlong forms lie below U+0800, surrogates from U+D800 to U+DFFF.
            guard block >= 0x800 >> 6, block < 0xD800 >> 6 || block > 0xDFFF >> 6 else { return invalid }
            return (blocks[Int(blockNumbers[block]) << 6 | Int(third & 0x3F)], 3)
        }
        if first < 0xE0 {
            guard first >= 0xC2, at &+ 1 < end else { return invalid }
            let second = bytes[at &+ 1]
            guard second & 0xC0 == 0x80 else { return invalid }
            return (blocks[Int(blockNumbers[Int(first & 0x1F)]) << 6 | Int(second & 0x3F)], 2)
        }
        guard first <= 0xF4, at &+ 3 < end else { return invalid }
        let second = bytes[at &+ 1]
        let third = bytes[at &+ 2]
        let fourth = bytes[at &+ 3]
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80 else { return invalid }
        let block = Int(first & 0x07) << 12 | Int(second & 0x3F) << 6 | Int(third & 0x3F)
        guard block >= 0x10000 >> 6, block <= 0x10FFFF >> 6 else { return invalid }
        return (blocks[Int(blockNumbers[block]) << 6 | Int(fourth & 0x3F)], 4)
    }
}
