/// An event stream that cannot be read on.
public struct EventStreamError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The greatest size of an event, in bytes, that the parser was given.
    public let limit: Int

    /// What happened, in a sentence for a person.
    public var message: String {
        "The server sent an event of more than \(limit) bytes, so the reply was not read any further."
    }

    /// The message.
    public var description: String { message }
}
