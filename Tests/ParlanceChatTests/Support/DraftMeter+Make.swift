import GatewayCore

@testable import ParlanceChat
@testable import ParlanceConversations

extension DraftMeter {
    /// A meter for the prompt after the current turn.
    convenience init(
        _ session: Session, counter: @escaping @autoclosure @Sendable () -> TokenCounter, model: CatalogModel?,
        attachments: [PromptAttachment] = [], mentions: MentionedTokens? = nil
    ) {
        self.init(
            session, counter: counter(), model: model, attachments: attachments, after: session.tree.current,
            mentions: mentions)
    }
}
