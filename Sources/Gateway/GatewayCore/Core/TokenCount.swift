/// A number of tokens, and whether it is the provider's number or an estimate.
public struct TokenCount: Sendable, Hashable, CustomStringConvertible {
    /// The tokens.
    public var count: Int
    /// Whether the model's own tokenizer counted. An estimate is shown with `~`.
    public var isExact: Bool

    /// A count from its parts.
    public init(count: Int, isExact: Bool) {
        self.count = count
        self.isExact = isExact
    }

    /// The number, with `~` before an estimate.
    public var description: String {
        isExact ? "\(count)" : "~\(count)"
    }
}
