import ParlanceSystem

/// Finds where pieces of answers end whose text nobody needs.
enum PieceLineEnd {
    /// The end of a line that ends as a piece does.
    ///
    /// - Parameter start: Where the text of the piece begins, behind its lead.
    /// - Returns: Where the line break stands; `nil` where the line does not end as a piece, or where that is not known:
    ///   its end is to come, or it is long.
    @inline(__always)
    static func line(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var position = start
        // Most pieces are a word. Eight bytes at a time: the first line break ends them.
        let last = min(bytes.count &- 8, start &+ longest)
        while position <= last {
            let others = word(base + position) ^ (ones &* UInt64(UInt8(ascii: "\n")))
            let breaks = (others &- ones) & ~others & highBits
            if breaks != 0 {
                let end = position &+ breaks.trailingZeroBitCount / 8
                return isPiece(base, from: start, to: end) ? end : nil
            }
            position &+= 8
        }
        return nil
    }

    /// Where the text of a piece ends, behind which its time may be; `nil` where the line does not end as one.
    static func text(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = line.count - 1
        guard index > 0, line[index] == UInt8(ascii: "}") else { return nil }
        index -= 1
        while index > 0, line[index] &- UInt8(ascii: "0") < 10 { index -= 1 }
        if index < line.count - 2 {
            // `,"ms":` is before a number.
            guard index >= mark.count, line.has(mark, at: index + 1 - mark.count) else { return nil }
            index -= mark.count
        }
        return line[index] == UInt8(ascii: "\"") ? index : nil
    }

    /// Longer pieces are looked at by their lines.
    private static let longest = 256
    private static let mark = Array(#","ms":"#.utf8)
    /// `","ms":` as the seven highest bytes of a word.
    private static let timeMark: UInt64 = 0x3A22_736D_222C_2200
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// Whether a line ends with its text, or with a time of up to seven digits behind it.
    ///
    /// - Parameter start: Where its text begins; before it are eight bytes at least, the last of which is its quotation
    ///   mark.
    @inline(__always)
    private static func isPiece(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Bool {
        guard end > start, base[end &- 1] == UInt8(ascii: "}") else { return false }
        // The digits are the highest bytes of the eight before the brace.
        let digits = word(base + (end &- 9)) ^ (ones &* UInt64(UInt8(ascii: "0")))
        let others = ((digits &+ (ones &* 0x76)) | digits) & highBits
        let count = others.leadingZeroBitCount / 8
        let behind = end &- 1 &- count
        guard count > 0 else { return base[behind &- 1] == UInt8(ascii: "\"") }
        return others != 0 && word(base + (behind &- 8)) & ~0xFF == timeMark
    }
}
