/// What a piece of an answer has behind its text: the time, where it is known, and the end of the object.
struct PieceTail {
    /// Where the object ends.
    let end: Int
    /// The time in milliseconds; `nil` where there is none.
    let milliseconds: Int?
    /// Whether it is JSON with a time that an answer can take. A damaged number is not, but the text is whole.
    let isJSON: Bool

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    /// `,"ms":` as the lowest bytes of a word.
    private static let mark: UInt64 = 0x3A_2273_6D22_2C
    private static let markCount = 6
    private static let markBits: UInt64 = 0xFFFF_FFFF_FFFF

    /// Reads the tail behind a quotation mark.
    ///
    /// - Returns: `nil` where anything else follows.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, behind quote: Int) {
        var index = quote &+ 1
        guard index < bytes.count, let base = bytes.baseAddress else { return nil }
        guard bytes[index] == UInt8(ascii: ",") else {
            guard bytes[index] == UInt8(ascii: "}") else { return nil }
            (end, milliseconds, isJSON) = (index &+ 1, nil, true)
            return
        }
        // With a mark, a digit and a brace there are eight bytes at least.
        guard index &+ 8 <= bytes.count, Self.word(base + index) & Self.markBits == Self.mark else {
            guard let tail = Self.slow(bytes, index) else { return nil }
            self = tail
            return
        }
        index &+= Self.markCount
        guard index &+ 8 <= bytes.count else {
            guard let tail = Self.slow(bytes, index &- Self.markCount) else { return nil }
            self = tail
            return
        }
        // Eight digits at a time: the first byte that is none ends them. What is behind it does not count.
        let digits = Self.word(base + index) ^ (Self.ones &* UInt64(UInt8(ascii: "0")))
        let others = ((digits &+ (Self.ones &* 0x76)) | digits) & (Self.ones &* 0x80)
        let count = others.trailingZeroBitCount / 8
        guard others != 0, count > 0, bytes[index &+ count] == UInt8(ascii: "}") else {
            guard let tail = Self.slow(bytes, index &- Self.markCount) else { return nil }
            self = tail
            return
        }
        end = index &+ count &+ 1
        milliseconds = Self.value(digits << (UInt64(8 &- count) &* 8))
        isJSON = count == 1 || bytes[index] != UInt8(ascii: "0")
    }

    private init(end: Int, milliseconds: Int?, isJSON: Bool) {
        (self.end, self.milliseconds, self.isJSON) = (end, milliseconds, isJSON)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// The number of eight digits, the first of which is in the lowest byte: of neighbors first, then of pairs, then of
    /// fours.
    @inline(__always)
    private static func value(_ digits: UInt64) -> Int {
        let pairs = ((digits &* (1 &+ 10 << 8)) >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = ((pairs &* (1 &+ 100 << 16)) >> 16) & 0x0000_FFFF_0000_FFFF
        return Int((fours &* (1 &+ 10_000 << 32)) >> 32)
    }

    /// The same byte by byte: at the end of the bytes, and for a number of any length.
    private static func slow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> PieceTail? {
        guard start + markCount < bytes.count,
            (0..<markCount).allSatisfy({ byte in
                UInt64(bytes[start + byte]) == mark >> UInt64(byte * 8) & 0xFF
            })
        else { return nil }
        let first = start + markCount
        var index = first
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return nil }
        let number = bytes.number(at: first)
        let isJSON = number?.end == index && (index - first == 1 || bytes[first] != UInt8(ascii: "0"))
        return PieceTail(end: index + 1, milliseconds: isJSON ? number?.value : nil, isJSON: isJSON)
    }
}
