/// Cuts bytes into lines. A line ends with LF or CRLF; bytes may arrive cut anywhere, even inside a character.
struct LineSplitter {
    /// The most bytes of a line.
    private let limit: Int
    private var bytes: [UInt8] = []
    private var head = 0
    /// How far the search for a line break has come, so that a very long line is searched once.
    private var searched = 0
    /// Whether there is a line that is longer than allowed; it is not handed out, nor is anything after it.
    private(set) var isTooLong = false

    init(limit: Int = InputLimit.bytes) { self.limit = limit }

    mutating func append(_ new: some Collection<UInt8>) {
        bytes.removeFirst(head)
        searched -= head
        head = 0
        bytes.append(contentsOf: new)
    }

    /// The next complete line, or nil until more bytes arrive.
    mutating func next() -> String? {
        guard !isTooLong, let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            // A CR may belong to the end.
            isTooLong = isTooLong || bytes.count - head > limit + 1
            return nil
        }
        var line = bytes[head..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        isTooLong = line.count > limit
        if isTooLong { return nil }
        head = end + 1
        searched = head
        return String(decoding: line, as: UTF8.self)
    }

    /// What is left when the input has ended, or nil if nothing is.
    mutating func last() -> String? {
        defer { (bytes, head, searched) = ([], 0, 0) }
        var line = bytes[head...]
        guard !line.isEmpty else { return nil }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}
