/// What is before the text in the lines of one answer's pieces, to know them again fast.
struct PieceLead {
    /// How many bytes it has.
    let count: Int
    /// Its bytes from the beginning, and the last eight.
    private let words: (UInt64, UInt64, UInt64, UInt64, last: UInt64)

    /// No line can be compared that has less to read.
    static let room = 48

    /// - Returns: `nil` where the lead has not the length of any that this program writes.
    init?(_ line: UnsafeBufferPointer<UInt8>, count: Int) {
        guard count >= 32, count <= min(line.count, Self.room), let base = line.baseAddress else { return nil }
        self.count = count
        words = Self.words(base, count)
    }

    /// Whether a line begins with it.
    @inline(__always)
    func begins(_ line: UnsafePointer<UInt8>) -> Bool {
        let other = Self.words(line, count)
        return words.0 == other.0 && words.1 == other.1 && words.2 == other.2 && words.3 == other.3
            && words.last == other.last
    }

    @inline(__always)
    private static func words(
        _ line: UnsafePointer<UInt8>, _ count: Int
    ) -> (UInt64, UInt64, UInt64, UInt64, last: UInt64) {
        let line = UnsafeRawPointer(line)
        func word(_ offset: Int) -> UInt64 { line.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        return (word(0), word(8), word(16), word(24), word(count - 8))
    }
}
