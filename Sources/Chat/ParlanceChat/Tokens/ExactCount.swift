import GatewayCore
import ParlanceConversations

/// What the model's provider counts for the conversation, beside what is counted here.
struct ExactCount: Sendable, Hashable {
    /// What is counted: the conversation, up to its last prompt. An answer at the end would be a beginning to go on with,
    /// which some models refuse.
    static func request(of session: Session) -> LLMRequest? {
        var request = session.request()
        if request.messages.last?.role == .assistant { request.messages.removeLast() }
        return request.messages.contains { $0.role == .user } ? request : nil
    }

    /// The sentence about both.
    static func sentence(counted: TokenCount, provider: Int, by name: String) -> String {
        let difference = counted.count - provider
        let share = difference == 0 ? "equal" : "\(difference > 0 ? "+" : "−")\(abs(difference).grouped)"
        return "Up to the last prompt: \(provider.grouped) tokens by \(name)'s count, \(counted.grouped) counted here "
            + "(\(share))."
    }
}
