/// Which conversations a protocol takes, so that every conversation can be brought into a form that it does not refuse.
///
/// A conversation may come from anywhere: from another provider, from an answer that was stopped before its first
/// word, from a program. What is changed is only what would be refused; the person's own record stays as it is.
struct ConversationForm: Sendable, Hashable {
    /// Said for the person where a protocol demands that the person begins and nobody has.
    static let opening = "Begin."
    /// Said for the person where a protocol demands that the person has the last word and the model had it.
    static let continuation = "Continue."

    /// Whether several system messages, or one in the middle, are refused: they are joined at the beginning then.
    var joinsSystem = true
    /// Whether two messages of one role in a row, and messages without text, are refused.
    var alternates = true
    /// Whether the person has to begin.
    var userBegins = true
    /// Whether the person has to have the last word.
    var userEnds = true

    /// OpenAI itself: takes every order.
    static let free = ConversationForm(joinsSystem: false, alternates: false, userBegins: false, userEnds: false)
    /// The chat templates of open models, Mistral, Gemini and Anthropic refuse everything but turns that alternate.
    static let strict = ConversationForm()

    /// A conversation in this form.
    func shape(_ messages: [Message]) -> [Message] {
        var system: [String] = []
        var shaped: [Message] = []
        for message in messages {
            let isEmpty = message.partsToSend.isEmpty
            if isEmpty, alternates { continue }
            if message.role == .system, joinsSystem {
                if !isEmpty { system.append(message.content) }
            } else if alternates, let last = shaped.last, last.role == message.role {
                shaped[shaped.count - 1].append(message)
            } else {
                shaped.append(message)
            }
        }
        // No protocol takes a conversation in which nobody has spoken.
        if shaped.isEmpty || (userBegins && shaped.first?.role != .user) { shaped.insert(.user(Self.opening), at: 0) }
        if userEnds, shaped.last?.role != .user { shaped.append(.user(Self.continuation)) }
        return system.isEmpty ? shaped : [.system(system.joined(separator: "\n\n"))] + shaped
    }

    /// A conversation in this form, for a protocol that has the system prompt in a place of its own.
    func split(_ messages: [Message]) -> (system: String?, turns: [Message]) {
        let shaped = shape(messages)
        guard let first = shaped.first, first.role == .system else { return (nil, shaped) }
        return (first.content, Array(shaped.dropFirst()))
    }
}
