/// Where a program takes the title of a conversation from that the person has not named.
public enum TitleSource: String, Sendable, Hashable, CaseIterable {
    /// From the first prompt that asks something.
    case prompt
    /// From the model that answers: asking it takes tokens.
    case model
}
