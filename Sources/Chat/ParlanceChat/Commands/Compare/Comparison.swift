import GatewayCore
import ParlanceConversations

/// One prompt for several models: their answers stand beside each other in the tree.
struct Comparison: Sendable, Hashable {
    /// What is asked.
    var prompt: String
    /// What is shown with it.
    var attachments: [PromptAttachment] = []
    /// The number of the turn that it is said after; `nil` begins a conversation.
    var parent: Int?
    /// Who is asked.
    var choices: [ModelChoice]
    /// Whether it is said for the first time, so that files that it names go with it.
    var isNew: Bool
}
