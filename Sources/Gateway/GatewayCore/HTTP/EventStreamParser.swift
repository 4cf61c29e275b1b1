/// Reads `text/event-stream` by the rules of WHATWG HTML, section 9.2.6, from pieces cut at any byte.
///
/// The cost is linear however the stream is cut.
public struct EventStreamParser: Sendable {
    /// The greatest size of one event when nothing else is said: 16 MiB, far above any event that holds text.
    public static let defaultLimit = Limits.event.amount

    /// The value of the last valid `retry` field: how long to wait before connecting again.
    public private(set) var reconnectionTime: Duration?

    private let limit: Int
    private var lines: LineParser
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
        lines = LineParser(limit: limit)
    }

    /// Takes the next piece of the stream and returns the events that it completes.
    ///
    /// - Throws: ``EventStreamError`` when an event grows above the limit; the stream cannot be read any further then.
    public mutating func feed(_ bytes: some Collection<UInt8>) throws(EventStreamError) -> [ServerSentEvent] {
        var complete: [[UInt8]] = []
        try lines.feed(bytes, into: &complete)
        var events: [ServerSentEvent] = []
        for line in complete {
            if let event = try receive(line: line[...]) { events.append(event) }
        }
        guard lines.partialLine.count + data.count <= limit else { throw EventStreamError(limit: limit) }
        return events
    }

    /// Ends the stream. An event without the empty line at its end is dropped, as the standard has it.
    public mutating func finish() {
        self = EventStreamParser(limit: limit)
    }

    /// Takes the next line, without its end, and returns the event that it completes: an empty one does.
    ///
    /// - Throws: ``EventStreamError`` when the event grows above the limit.
    mutating func receive(line: ArraySlice<UInt8>) throws(EventStreamError) -> ServerSentEvent? {
        guard !line.isEmpty else { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        assign(value, toFieldNamed: line[..<colon])
        guard data.count <= limit else { throw EventStreamError(limit: limit) }
        return nil
    }

    /// A comment has an empty name, and is ignored like every name that the standard does not have.
    private mutating func assign(_ value: ArraySlice<UInt8>, toFieldNamed name: ArraySlice<UInt8>) {
        if name.elementsEqual("data".utf8) {
            if hasData { data.append(.lineFeed) }
            hasData = true
            data.append(contentsOf: value)
        } else if name.elementsEqual("event".utf8) {
            event = String(decoding: value, as: UTF8.self)
        } else if name.elementsEqual("id".utf8) {
            if !value.contains(0) { id = String(decoding: value, as: UTF8.self) }
        } else if name.elementsEqual("retry".utf8) {
            let isNumber = value.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if isNumber, let milliseconds = Int(String(decoding: value, as: UTF8.self)) {
                reconnectionTime = .milliseconds(milliseconds)
            }
        }
    }

    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            event = ""
            data = []
            hasData = false
        }
        return hasData ? ServerSentEvent(event: event.isEmpty ? "message" : event, data: data, id: id) : nil
    }
}
