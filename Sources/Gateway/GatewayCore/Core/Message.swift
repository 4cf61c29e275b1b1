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

    /// A piece of what is said.
    public enum Part: Sendable, Hashable {
        /// Plain text or Markdown.
        case text(String)
        /// An image, for a model that sees; only the person shows images.
        case image(ImageContent)
        /// What the model thought before it said the rest: sent back only where it helps that model.
        case reasoning(ReasoningContent)
    }

    /// Who speaks.
    public var role: Role
    /// What is said and shown, in order.
    public var parts: [Part]

    /// A message of `role` that says `content`.
    public init(role: Role, content: String) {
        self.init(role: role, parts: [.text(content)])
    }

    /// A message of `role` of these parts.
    public init(role: Role, parts: [Part]) {
        self.role = role
        self.parts = parts
    }

    /// What is said, as plain text or Markdown. Setting it leaves the images where they are, before the text.
    public var content: String {
        get {
            if parts.count == 1, case .text(let text) = parts[0] { return text }
            return parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n\n")
        }
        set { parts = images.map(Part.image) + [.text(newValue)] }
    }

    /// The images that are shown, in order.
    public var images: [ImageContent] {
        parts.compactMap { if case .image(let image) = $0 { image } else { nil } }
    }

    /// Instructions that stand above the conversation.
    public static func system(_ content: String) -> Message {
        Message(role: .system, content: content)
    }

    /// What the person says.
    public static func user(_ content: String) -> Message {
        Message(role: .user, content: content)
    }

    /// What the person says about images, which come first.
    public static func user(_ content: String, images: [ImageContent]) -> Message {
        Message(role: .user, parts: images.map(Part.image) + [.text(content)])
    }

    /// What the model said earlier.
    public static func assistant(_ content: String) -> Message {
        Message(role: .assistant, content: content)
    }
}

extension Message {
    /// What the model thought before it said this.
    package var reasoning: ReasoningContent? {
        parts.lazy.compactMap { if case .reasoning(let content) = $0 { content } else { nil } }.first
    }

    /// Whether a part is reasoning.
    var hasReasoning: Bool { reasoning != nil }

    /// What is said and shown, without reasoning and without texts that are blank, which providers refuse.
    var partsToSend: [Part] {
        parts.filter { part in
            switch part {
            case .text(let text): !text.allSatisfy(\.isWhitespace)
            case .image: true
            case .reasoning: false
            }
        }
    }

    /// Adds what the same speaker says next: a paragraph of its own where text meets text.
    mutating func append(_ next: Message) {
        guard case .text(let end)? = parts.last, case .text(let beginning)? = next.parts.first else {
            parts += next.parts
            return
        }
        parts[parts.count - 1] = .text(end + "\n\n" + beginning)
        parts += next.parts.dropFirst()
    }
}
