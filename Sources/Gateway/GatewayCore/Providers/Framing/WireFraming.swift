/// How a protocol cuts a stream into events. It is what a server is asked for: whatever it sends instead is read, too.
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
