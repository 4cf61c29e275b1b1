/// Turns bytes that may be cut anywhere into text.
///
/// The bytes of a character that is not whole yet wait for the next chunk. Ill-formed bytes become U+FFFD, one for each
/// maximal subpart (The Unicode Standard, section 3.9), which is what `String(decoding:as:)` does.
struct UTF8Accumulator: Sendable {
    private var waiting: [UInt8] = []

    /// The text that is certain after these bytes.
    mutating func feed(_ bytes: some Collection<UInt8>) -> String {
        waiting.append(contentsOf: bytes)
        let end = waiting.count - Self.unfinishedCount(at: waiting)
        let text = String(decoding: waiting[..<end], as: UTF8.self)
        waiting.removeSubrange(..<end)
        return text
    }

    /// U+FFFD if a character was left unfinished, else nothing.
    mutating func finish() -> String {
        defer { waiting = [] }
        return String(decoding: waiting, as: UTF8.self)
    }

    /// How many bytes at the end could begin a character: 0 to 3.
    private static func unfinishedCount(at bytes: [UInt8]) -> Int {
        for count in stride(from: min(3, bytes.count), to: 0, by: -1) {
            if isUnfinished(bytes.suffix(count)) { return count }
        }
        return 0
    }

    /// Whether the bytes may begin, and do not end, a character. Some of these are ill-formed whatever follows; they
    /// wait all the same, as it changes nothing but the time when U+FFFD appears.
    private static func isUnfinished(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let lead = bytes.first else { return false }
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return false
        }
        return bytes.count < length && bytes.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
    }
}
