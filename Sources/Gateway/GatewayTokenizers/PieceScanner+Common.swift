/// The words that most text consists of, found eight bytes at a time.
extension PieceScanner {
    /// The end of an optional space and ASCII letters at `start`, or `start` where anything else is involved.
    @inline(__always)
    func commonWordEnd(from start: Int) -> Int {
        let hasSpace = bytes[start] == UInt8(ascii: " ")
        let word = start &+ (hasSpace ? 1 : 0)
        var at = word
        var eight: UInt64
        if start &+ 9 <= end {
            // Both are read before it is known which is wanted: the next word waits for this one's end.
            let (here, behind) = (eightBytes(bytes, at: start), eightBytes(bytes, at: start &+ 1))
            eight = hasSpace ? behind : here
        } else {
            eight = eightBytes(bytes, at: at, end: end)
        }
        // Upper case first. There is little of it, except where a text shouts.
        if Rules.splitsCase, UInt8(truncatingIfNeeded: eight) &- UInt8(ascii: "A") < 26 {
            var letters = 0
            repeat {
                letters = lowercaseCount(eight ^ 0x2020_2020_2020_2020)
                at = at &+ letters
                eight = eightBytes(bytes, at: at, end: end)
            } while letters == 8
        }
        while true {
            let letters = Rules.splitsCase ? lowercaseCount(eight) : lowercaseCount(eight | 0x2020_2020_2020_2020)
            at = at &+ letters
            if letters < 8 { break }
            eight = eightBytes(bytes, at: at, end: end)
        }
        guard at > word else { return start }
        if at >= end { return at }
        let next = bytes[at]
        if next >= 0x80 { return start }
        return Rules.joinsContractions ? contractionEnd(from: at) : at
    }

    /// How many of the eight bytes, from the lowest on, are a...z.
    @inline(__always)
    private func lowercaseCount(_ eight: UInt64) -> Int {
        let low = eight & 0x7F7F_7F7F_7F7F_7F7F
        // Adding carries into a byte's top bit where the byte is at least `a`, and again where it is above `z`.
        let atLeastA = low &+ 0x1F1F_1F1F_1F1F_1F1F
        let aboveZ = low &+ 0x0505_0505_0505_0505
        let others = (~(atLeastA & ~aboveZ) | eight) & 0x8080_8080_8080_8080
        return others.trailingZeroBitCount &>> 3
    }
}

/// Eight bytes from `at` on, the first in the lowest place; zeros where the text has ended.
@inline(__always)
func eightBytes(_ bytes: UnsafePointer<UInt8>, at: Int, end: Int) -> UInt64 {
    at &+ 8 <= end ? eightBytes(bytes, at: at) : lastBytes(bytes, at: at, end: end)
}

/// The same where there are as many.
@inline(__always)
func eightBytes(_ bytes: UnsafePointer<UInt8>, at: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self))
}

@inline(never)
private func lastBytes(_ bytes: UnsafePointer<UInt8>, at: Int, end: Int) -> UInt64 {
    var value: UInt64 = 0
    var index = end
    while index > at {
        index -= 1
        value = value &<< 8 | UInt64(bytes[index])
    }
    return value
}
