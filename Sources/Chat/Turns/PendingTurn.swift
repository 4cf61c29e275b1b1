import GatewayCore
import Terminal

/// A turn that has begun: what is asked of whom, and where the answer is written down as it comes.
public struct PendingTurn: Sendable {
    /// The number of the turn in the session, from 1.
    public var number: Int
    /// What is asked.
    public var request: LLMRequest
    /// Who is asked.
    public var gateway: any LLMGateway
    /// What counts the tokens of the turn.
    public var counter: TokenCounter
    /// Where the answer is written down; `nil` where no journal is kept.
    public var journal: Journal?

    /// What stands above its answer among others: `Turn 3 · openai:gpt-4o`.
    var heading: StyledText {
        .strong("Turn \(number) · \(gateway.id)")
    }
}
