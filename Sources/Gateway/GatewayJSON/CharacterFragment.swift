/// A piece of a character that a text was cut in: one half of a surrogate pair, or one byte of several.
///
/// A `String` cannot hold one, so ``LenientJSON`` writes a mark in its place: the noncharacter U+FDD0, which Unicode
/// reserves for use within a program, and a private character that tells the piece. Who joins the texts that came one
/// after another finds the pieces by it.
package enum CharacterFragment: Sendable, Hashable {
    /// A code unit of UTF-16, from U+D800 to U+DFFF.
    case half(UInt16)
    /// A code unit of UTF-8, from 0x80 to 0xFF.
    case byte(UInt8)

    /// What every mark begins with: U+FDD0, which a literal may not hold.
    package static let sign = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
    /// The first character of the plane of private characters that tell the pieces.
    private static let base: UInt32 = 0x100000

    /// Whether a character is the one that every mark begins with.
    package static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0xFDD0 }

    /// The piece that the character after a ``sign`` tells; `nil` when it tells none.
    package init?(after sign: Unicode.Scalar) {
        guard sign.value >= Self.base else { return nil }
        switch sign.value - Self.base {
        case 0x80...0xFF: self = .byte(UInt8(truncatingIfNeeded: sign.value))
        case 0xD800...0xDFFF: self = .half(UInt16(truncatingIfNeeded: sign.value))
        default: return nil
        }
    }

    /// The mark of this piece.
    var mark: String {
        let unit: UInt32 =
            switch self {
            case .half(let half): UInt32(half)
            case .byte(let byte): UInt32(byte)
            }
        return Self.sign + (Unicode.Scalar(Self.base + unit).map { String($0) } ?? "")
    }

    /// A text with a mark for each byte that is not part of a character.
    static func markInvalidBytes(of utf8: UnsafeBufferPointer<UInt8>) -> String {
        var text = ""
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let length = min(sequenceLength(after: utf8[index]), utf8.endIndex - index)
            let sequence = UnsafeBufferPointer(rebasing: utf8[index..<(index + length)])
            if let character = String(validating: sequence, as: UTF8.self) {
                text += character
                index += length
            } else {
                text += byte(utf8[index]).mark
                index += 1
            }
        }
        return text
    }

    /// How many bytes a character has whose first byte this is; 1 for a byte that begins none.
    package static func sequenceLength(after first: UInt8) -> Int {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
