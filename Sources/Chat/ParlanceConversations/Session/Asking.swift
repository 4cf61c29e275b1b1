import GatewayCore

/// A turn to begin: what is asked, of whom, and where it stands in the conversation.
package struct Asking: Sendable, Hashable {
    /// What is asked.
    package var prompt: String
    /// What is shown with it.
    package var attachments: [PromptAttachment]
    /// The number of the turn that it is said after; `nil` begins a conversation.
    package var parent: Int?
    /// A model other than the session's, for this turn alone.
    package var choice: ModelChoice?
    /// A temperature other than the session's, for this turn alone.
    package var temperature: Double?
    /// The number of the turn whose answer is continued; `nil`: the answer is another one.
    package private(set) var continued: Int?

    package init(
        _ prompt: String, attachments: [PromptAttachment] = [], after parent: Int?, choice: ModelChoice? = nil,
        temperature: Double? = nil
    ) {
        self.prompt = prompt
        self.attachments = attachments
        self.parent = parent
        self.choice = choice
        self.temperature = temperature
    }

    /// Has the answer of a turn continued.
    ///
    /// - Parameter choice: A model other than the session's.
    package init(continuing number: Int, in tree: ConversationTree, by choice: ModelChoice? = nil) {
        self.choice = choice
        let turn = tree[number]
        prompt = turn?.prompt ?? ""
        attachments = turn?.attachments ?? []
        parent = tree.nodes[number - 1].parent
        continued = number
    }

    /// What the model would be asked.
    package func request(in session: Session, of other: (any LLMGateway)? = nil) -> LLMRequest {
        continued.map { session.request(continuing: $0, of: other) }
            ?? session.request(adding: prompt, attachments: attachments, of: other, after: parent)
    }
}
