/// One message of a conversation, in the form every provider understands.
public struct Message: Sendable, Hashable {
    /// Who speaks.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Instructions that stand above the conversation.
        case system
        /// The person.
        case user
        /// The model.
        case assistant
    }

    /// Who speaks.
    public var role: Role
    /// What is said, as plain text or Markdown.
    public var content: String

    /// A message of `role` that says `content`.
    public init(role: Role, content: String) {
        self.role = role
        self.content = content
    }

    /// Instructions that stand above the conversation.
    public static func system(_ content: String) -> Message {
        Message(role: .system, content: content)
    }

    /// What the person says.
    public static func user(_ content: String) -> Message {
        Message(role: .user, content: content)
    }

    /// What the model said earlier.
    public static func assistant(_ content: String) -> Message {
        Message(role: .assistant, content: content)
    }
}
