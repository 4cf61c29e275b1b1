#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads `text/event-stream` by the rules of WHATWG HTML, section 9.2.6, from pieces cut at any byte.
///
/// It works on bytes and looks at each one a constant number of times, so the cost is linear however the stream is cut.
public struct EventStreamParser: Sendable {
    /// The greatest size of one event when nothing else is said: 16 MiB, far above any event that holds text.
    public static let defaultLimit = 16 * 1024 * 1024

    /// The value of the last valid `retry` field: how long to wait before connecting again.
    public private(set) var reconnectionTime: Duration?

    private let limit: Int
    /// The beginning of a line whose end has not come yet.
    private var partialLine: [UInt8] = []
    private var isFirstLine = true
    /// The last byte was a CR, which has ended its line already: an LF that follows belongs to it.
    private var followsCarriageReturn = false
    private var event = ""
    private var data: [UInt8] = []
    /// A single empty `data` field makes an event, no field does not: the bytes alone cannot tell.
    private var hasData = false
    private var id = ""

    /// Creates a parser at the beginning of a stream.
    ///
    /// - Parameter limit: the greatest size of one event in bytes; it bounds the memory a server can make us use.
    public init(limit: Int = defaultLimit) {
        self.limit = limit
    }

    /// Takes the next piece of the stream and returns the events that it completes.
    ///
    /// - Throws: ``EventStreamError`` when an event grows above the limit; the stream cannot be read any further then.
    public mutating func feed(_ bytes: some Collection<UInt8>) throws(EventStreamError) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        let isWithinLimit =
            bytes.withContiguousStorageIfAvailable { scan($0, into: &events) }
            ?? Array(bytes).withUnsafeBufferPointer { scan($0, into: &events) }
        guard isWithinLimit else { throw EventStreamError(limit: limit) }
        return events
    }

    /// Ends the stream. An event without the empty line at its end is dropped, as the standard has it.
    public mutating func finish() {
        self = EventStreamParser(limit: limit)
    }

    /// Splits into lines; returns false when the limit is exceeded.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [ServerSentEvent]) -> Bool {
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
            guard end < bytes.endIndex else {
                partialLine.append(contentsOf: piece)
                return partialLine.count + data.count <= limit
            }
            if partialLine.isEmpty {
                interpret(piece, into: &events)
            } else {
                var line = partialLine
                partialLine = []
                line.append(contentsOf: piece)
                line.withUnsafeBufferPointer { interpret($0, into: &events) }
            }
            guard data.count <= limit else { return false }
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

    private mutating func interpret(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [ServerSentEvent]) {
        var line = bytes[...]
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        }
        guard !line.isEmpty else { return dispatch(into: &events) }
        let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: line.indices)
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        assign(UnsafeBufferPointer(rebasing: value), toFieldNamed: UnsafeBufferPointer(rebasing: line[..<colon]))
    }

    /// A comment has an empty name, and is ignored like every name that the standard does not have.
    private mutating func assign(
        _ value: UnsafeBufferPointer<UInt8>, toFieldNamed name: UnsafeBufferPointer<UInt8>
    ) {
        if name.isEqual(to: "data") {
            if hasData { data.append(.lineFeed) }
            hasData = true
            data.append(contentsOf: value)
        } else if name.isEqual(to: "event") {
            event = String(decoding: value, as: UTF8.self)
        } else if name.isEqual(to: "id") {
            if !value.contains(0) { id = String(decoding: value, as: UTF8.self) }
        } else if name.isEqual(to: "retry") {
            let isNumber = value.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if isNumber, let milliseconds = Int(String(decoding: value, as: UTF8.self)) {
                reconnectionTime = .milliseconds(milliseconds)
            }
        }
    }

    private mutating func dispatch(into events: inout [ServerSentEvent]) {
        if hasData {
            events.append(ServerSentEvent(event: event.isEmpty ? "message" : event, data: data, id: id))
        }
        event = ""
        data = []
        hasData = false
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}

extension UnsafeBufferPointer<UInt8> {
    /// The first position of a byte in a range, the range's end when it is not there. `memchr` looks at many bytes at
    /// once, which a loop here would not.
    fileprivate func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
        guard !range.isEmpty, let baseAddress,
            let found = memchr(baseAddress + range.lowerBound, Int32(byte), range.count)
        else { return range.upperBound }
        return UnsafeRawPointer(baseAddress).distance(to: found)
    }

    fileprivate func isEqual(to name: StaticString) -> Bool {
        guard count == name.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, name.utf8Start, count) == 0
    }
}
