/// Why tokens could not be turned back into text.
public enum TokenizerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The id belongs to no token of this vocabulary.
    case unknownToken(id: UInt32, tokenizer: String)

    /// A sentence for a person: what happened, why, and what to do next.
    public var description: String {
        switch self {
        case .unknownToken(let id, let tokenizer):
            "Token \(id) cannot be decoded: \(tokenizer) has no token of that number. "
                + "Decode with the tokenizer that made the tokens."
        }
    }
}
