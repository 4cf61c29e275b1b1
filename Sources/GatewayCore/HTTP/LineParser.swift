/// Reads newline-delimited JSON from pieces cut at any byte: one event a line, empty lines between them ignored.
///
/// As in an event stream, only what has come to its end counts: a last line without its line feed is no line.
struct LineParser: Sendable {
    private let limit: Int
    private var partialLine: [UInt8] = []

    /// A parser at the beginning of a stream.
    ///
    /// - Parameter limit: The greatest length of a line in bytes; it bounds the memory a server can make us use.
    init(limit: Int = EventStreamParser.defaultLimit) {
        self.limit = limit
    }

    /// Takes the next piece of the stream and returns the lines that it completes, without their ends.
    ///
    /// - Throws: ``EventStreamError`` when a line grows above the limit; the stream cannot be read any further then.
    mutating func feed(_ bytes: [UInt8]) throws(EventStreamError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            var line = partialLine + rest[..<end]
            partialLine = []
            rest = rest[(end + 1)...]
            guard line.count <= limit else { throw EventStreamError(limit: limit) }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if !line.isEmpty { lines.append(line) }
        }
        guard partialLine.count + rest.count <= limit else { throw EventStreamError(limit: limit) }
        partialLine += rest
        return lines
    }
}
