/// Why something cannot be attached.
package struct AttachmentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    package var message: String

    package init(_ message: String) {
        self.message = message
    }

    /// The person wants no more of it.
    package static let stopped = AttachmentError("Stopped; nothing was attached.")

    /// The message.
    package var description: String { message }
}
