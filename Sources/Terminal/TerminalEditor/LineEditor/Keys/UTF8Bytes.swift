/// Where characters begin and end among bytes that may be cut anywhere.
enum UTF8Bytes {
    enum Length: Equatable {
        case bytes(Int)
        /// Some of its bytes have not come.
        case incomplete
        /// No character begins so.
        case none
    }

    /// The length of the character at an index.
    static func length(at index: Int, in bytes: ArraySlice<UInt8>) -> Length {
        let lead = bytes[index]
        let (count, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0x00...0x7F: return .bytes(1)
        case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        default: return .none
        }
        for offset in 1..<count {
            guard index + offset < bytes.endIndex else { return .incomplete }
            guard (offset == 1 ? second : 0x80...0xBF).contains(bytes[index + offset]) else { return .none }
        }
        return .bytes(count)
    }

    /// How many bytes at the end begin a character that is not complete.
    static func incompleteTail(of bytes: ArraySlice<UInt8>) -> Int {
        for count in 1...3 where count <= bytes.count {
            if length(at: bytes.endIndex - count, in: bytes) == .incomplete { return count }
        }
        return 0
    }

    /// The control character of the C1 set at an index: as a character, or as a byte that is part of none. Nil if there
    /// is none, or not yet.
    static func c1(at index: Int, in bytes: ArraySlice<UInt8>) -> (code: UInt8, length: Int)? {
        let first = bytes[index]
        if (0x80...0x9F).contains(first) { return (first, 1) }
        guard first == 0xC2, index + 1 < bytes.endIndex, (0x80...0x9F).contains(bytes[index + 1]) else { return nil }
        return (bytes[index + 1], 2)
    }
}
