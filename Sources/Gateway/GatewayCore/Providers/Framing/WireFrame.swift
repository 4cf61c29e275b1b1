/// A part of a reply that can be read by itself.
enum WireFrame: Sendable, Hashable {
    /// A server-sent event.
    case event(name: String, data: [UInt8])
    /// JSON without an event around it: a whole reply, a line of a stream, or an element of a list.
    case value([UInt8], isElement: Bool)
    /// A line that is neither.
    case words([UInt8])
    /// The beginning of a page, where the reply begins with one.
    case page([UInt8])
}
