/// What a JSON object is in its protocol.
enum WireForm: Sendable {
    /// A part of a stream.
    case event
    /// A reply that came whole, in a form that no event has.
    case reply
    /// A whole reply, or an event of the same form.
    case either
}
