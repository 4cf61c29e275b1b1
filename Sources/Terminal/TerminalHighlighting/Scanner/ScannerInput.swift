/// The bytes that no scanner has taken yet, and the spans of those that were.
struct ScannerInput: Sendable {
    var bytes: [UInt8] = []
    /// The first byte not taken.
    var position = 0
    /// No more bytes will come.
    var isComplete = false
    /// A byte was asked for that has not come yet.
    var needsMoreInput = false

    private var spans: [SyntaxSpan] = []
    /// Where the text of the run in progress begins, and its role.
    private var runStart = 0
    private var runRole = SyntaxRole.plain

    /// How far a scanner had come.
    struct Mark {
        fileprivate var position: Int
        fileprivate var spans: Int
        fileprivate var runStart: Int
        fileprivate var runRole: SyntaxRole
    }

    var mark: Mark { Mark(position: position, spans: spans.count, runStart: runStart, runRole: runRole) }

    mutating func rewind(to mark: Mark) {
        position = mark.position
        spans.removeSubrange(mark.spans...)
        runStart = mark.runStart
        runRole = mark.runRole
        needsMoreInput = false
    }

    /// The byte at a distance from the position; 0 beyond the end of the text.
    @inline(__always)
    mutating func byte(_ offset: Int) -> UInt8 {
        let index = position &+ offset
        if index < bytes.count { return bytes[index] }
        if !isComplete { needsMoreInput = true }
        return 0
    }

    /// Whether the text goes on with these bytes; `folded` takes the text's ASCII capitals for small letters.
    mutating func matches(_ text: [UInt8], at offset: Int = 0, folded: Bool = false) -> Bool {
        for index in text.indices {
            let byte = byte(offset + index)
            guard (folded ? byte.lowercased : byte) == text[index] else { return false }
        }
        return true
    }

    /// The number of bytes from the position that are in the set, of those that are here.
    func run(while set: ByteSet) -> Int {
        var end = position
        while end < bytes.count, set.contains(bytes[end]) { end += 1 }
        return end - position
    }

    /// The number of bytes from the position that are not in the set, of those that are here.
    func run(until set: ByteSet) -> Int {
        var end = position
        while end < bytes.count, !set.contains(bytes[end]) { end += 1 }
        return end - position
    }

    /// The number of bytes that are in the set from a distance on, at most `limit`.
    mutating func length(of set: ByteSet, from offset: Int = 0, limit: Int) -> Int {
        var count = 0
        while count < limit, set.contains(byte(offset + count)) { count += 1 }
        return count
    }

    /// The text of some bytes from a distance on.
    func text(_ count: Int, from offset: Int = 0) -> String {
        let start = min(position + offset, bytes.count)
        return String(decoding: bytes[start..<min(start + count, bytes.count)], as: UTF8.self)
    }

    /// Takes bytes for a role, and the rest of a character that would be cut. Starves if they have not come yet.
    mutating func consume(_ count: Int, _ role: SyntaxRole) {
        if position + count > bytes.count, !isComplete { needsMoreInput = true }
        var end = min(position + count, bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if role != runRole {
            closeRun()
            runRole = role
        }
        position = end
    }

    /// Takes bytes that another scanner has made spans of.
    mutating func consume(_ count: Int, spans inner: [SyntaxSpan]) {
        closeRun()
        spans.append(contentsOf: inner)
        position += count
        runStart = position
    }

    private mutating func closeRun() {
        if runStart < position {
            spans.append(SyntaxSpan(String(decoding: bytes[runStart..<position], as: UTF8.self), runRole))
        }
        runStart = position
    }

    /// The spans since the last call; forgets the bytes taken.
    mutating func drainSpans() -> [SyntaxSpan] {
        closeRun()
        bytes.removeSubrange(..<position)
        position = 0
        runStart = 0
        defer { spans.removeAll() }
        return spans
    }
}
