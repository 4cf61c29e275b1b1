/// How a stream is cut into events.
enum WireFraming: Sendable {
    /// Server-sent events.
    case eventStream
    /// A line of JSON for each event (https://github.com/ndjson/ndjson-spec).
    case lines

    /// The media type of such a stream.
    var mediaType: String {
        switch self {
        case .eventStream: "text/event-stream"
        case .lines: "application/x-ndjson"
        }
    }
}

/// Cuts the bytes of a stream into the data of its events.
enum WireFramer: Sendable {
    case eventStream(EventStreamParser)
    case lines(LineParser)

    init(_ framing: WireFraming) {
        self =
            switch framing {
            case .eventStream: .eventStream(EventStreamParser())
            case .lines: .lines(LineParser())
            }
    }

    /// Takes the next piece of the stream and returns the events that it completes.
    ///
    /// - Throws: ``EventStreamError`` when an event grows above every measure.
    mutating func feed(_ bytes: [UInt8]) throws(EventStreamError) -> [[UInt8]] {
        switch self {
        case .eventStream(var parser):
            // The parser must not be held twice while it grows.
            self = .lines(LineParser())
            let events = try parser.feed(bytes).map(\.data)
            self = .eventStream(parser)
            return events
        case .lines(var parser):
            self = .eventStream(EventStreamParser())
            let lines = try parser.feed(bytes)
            self = .lines(parser)
            return lines
        }
    }
}
