import GatewayCore

/// A turn to begin: what is asked, of whom, and where it stands in the conversation.
struct Asking: Sendable, Hashable {
    /// What is asked.
    var prompt: String
    /// The number of the turn that it is said after; `nil` begins a conversation.
    var parent: Int?
    /// A model other than the session's, for this turn alone.
    var choice: ModelChoice?
    /// A temperature other than the session's, for this turn alone.
    var temperature: Double?

    init(_ prompt: String, after parent: Int?, choice: ModelChoice? = nil, temperature: Double? = nil) {
        self.prompt = prompt
        self.parent = parent
        self.choice = choice
        self.temperature = temperature
    }
}
