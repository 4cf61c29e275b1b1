/// Why something cannot be attached.
public struct AttachmentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    public var message: String

    init(_ message: String) {
        self.message = message
    }

    /// The person wants no more of it.
    public static let stopped = AttachmentError("Stopped: nothing is attached.")

    /// The message.
    public var description: String { message }
}
