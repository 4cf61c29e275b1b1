/// One event of a `text/event-stream` (WHATWG HTML, section 9.2).
public struct ServerSentEvent: Sendable, Hashable {
    /// The event's type: the last `event` field, `message` when there was none.
    public var event: String
    /// The `data` fields joined by line feeds, as bytes because most of them go on into a JSON parser.
    public var data: [UInt8]
    /// The last `id` of the stream so far, empty when there was none. It stays for the events that follow.
    public var id: String

    /// Creates an event.
    public init(event: String = "message", data: [UInt8], id: String = "") {
        self.event = event
        self.data = data
        self.id = id
    }

    /// The data as text; bytes that are not UTF-8 become U+FFFD, as the standard has it.
    public var text: String { String(decoding: data, as: UTF8.self) }
}
