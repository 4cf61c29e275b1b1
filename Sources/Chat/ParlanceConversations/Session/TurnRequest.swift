package import GatewayCore

/// What a person wants asked: the words, and where they stand in the conversation.
package struct TurnRequest: Sendable, Hashable {
    /// What is asked.
    package var prompt: String
    /// What is shown with it.
    package var attachments: [PromptAttachment]
    /// The number of the turn that it is said after; `nil` begins a conversation.
    package var parent: Int?
    /// A temperature other than the session's, for this turn alone.
    package var temperature: Double?
    /// An effort other than the session's, for this turn alone.
    package var effort: ReasoningEffort?
    /// The name of the profile that the model was chosen by.
    package var profile: String?
    /// The number of the turn whose answer is continued; `nil`: the answer is another one.
    package private(set) var continued: Int?

    package init(
        _ prompt: String, attachments: [PromptAttachment] = [], after parent: Int?, temperature: Double? = nil,
        effort: ReasoningEffort? = nil, profile: String? = nil
    ) {
        self.profile = profile
        self.prompt = prompt
        self.attachments = attachments
        self.parent = parent
        self.temperature = temperature
        self.effort = effort
    }

    /// Has the answer of a turn continued.
    package init(continuing number: Int, in tree: ConversationTree) {
        let turn = tree[number]
        self.init(turn?.prompt ?? "", attachments: turn?.attachments ?? [], after: tree.nodes[number - 1].parent)
        continued = number
    }
}
