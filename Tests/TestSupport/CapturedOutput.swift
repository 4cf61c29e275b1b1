/// What a program has written to one place, and how far a test has read along.
struct CapturedOutput: Sendable {
    var bytes: [UInt8] = []
    /// The end of the last match.
    private(set) var position = 0
    /// How far each needle has been looked for, so that long output is not searched over and over.
    private var searched: [[UInt8]: Int] = [:]

    /// Finds the needle after the last match, moves behind it and gives the text in between.
    mutating func advance(_ needle: [UInt8]) -> String? {
        let start = max(position, searched[needle, default: 0])
        guard let found = firstIndex(of: needle, from: start) else {
            searched[needle] = max(start, bytes.count - needle.count + 1)
            return nil
        }
        defer { position = found + needle.count }
        searched = [:]
        return String(decoding: bytes[position..<found], as: UTF8.self)
    }

    private func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first else { return start }
        var index = start
        while index + needle.count <= bytes.count {
            if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
