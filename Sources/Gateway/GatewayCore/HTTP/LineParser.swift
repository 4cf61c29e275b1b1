import ParlanceSystem

/// Cuts a stream of text into lines from pieces cut at any byte. A line ends with LF, CR or CRLF; a byte order mark before
/// the first one is no part of it.
///
/// It works on bytes and looks at each one a constant number of times, so the cost is linear however the stream is cut.
struct LineParser: Sendable {
    private let limit: Int
    /// The beginning of a line whose end has not come yet.
    private(set) var partialLine: [UInt8] = []
    private var isFirstLine = true
    /// The last byte was a CR, which has ended its line already: an LF that follows belongs to it.
    private var followsCarriageReturn = false

    /// A parser at the beginning of a stream.
    ///
    /// - Parameter limit: The greatest length of a line in bytes; it bounds the memory a server can make us use.
    init(limit: Int = EventStreamParser.defaultLimit) {
        self.limit = limit
    }

    /// Takes the next piece of the stream and adds the lines that it completes, without their ends.
    ///
    /// - Throws: ``EventStreamError`` when a line grows above the limit; the stream cannot be read any further then.
    mutating func feed(_ bytes: some Collection<UInt8>, into lines: inout [[UInt8]]) throws(EventStreamError) {
        let isWithinLimit =
            bytes.withContiguousStorageIfAvailable { scan($0, into: &lines) }
            ?? Array(bytes).withUnsafeBufferPointer { scan($0, into: &lines) }
        guard isWithinLimit else { throw EventStreamError(limit: limit) }
    }

    /// Hands out the last line, which has no end; `nil` when there is none.
    mutating func finish() -> [UInt8]? {
        guard !partialLine.isEmpty else { return nil }
        return complete(UnsafeBufferPointer(start: nil, count: 0))
    }

    /// Returns false when the limit is exceeded.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into lines: inout [[UInt8]]) -> Bool {
        var start = bytes.startIndex
        if followsCarriageReturn, let first = bytes.first {
            followsCarriageReturn = false
            if first == .lineFeed { start += 1 }
        }
        // Kept from line to line: a stream whose lines end in CR alone would be searched again and again otherwise.
        var lineFeed = bytes.firstIndex(of: .lineFeed, in: start..<bytes.endIndex)
        while start < bytes.endIndex {
            if lineFeed < start { lineFeed = bytes.firstIndex(of: .lineFeed, in: start..<bytes.endIndex) }
            let end = bytes.firstIndex(of: .carriageReturn, in: start..<lineFeed)
            let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
            guard partialLine.count + piece.count <= limit else { return false }
            guard end < bytes.endIndex else {
                partialLine.append(contentsOf: piece)
                return true
            }
            lines.append(complete(piece))
            start = end + 1
            if bytes[end] == .carriageReturn {
                if start == bytes.endIndex {
                    followsCarriageReturn = true
                } else if bytes[start] == .lineFeed {
                    start += 1
                }
            }
        }
        return true
    }

    private mutating func complete(_ piece: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var line = partialLine
        partialLine = []
        line.append(contentsOf: piece)
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        return line
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

extension UnsafeBufferPointer<UInt8> {
    /// The first position of a byte in a range, the range's end when it is not there.
    fileprivate func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        position(of: byte, in: range) ?? range.upperBound
    }
}
