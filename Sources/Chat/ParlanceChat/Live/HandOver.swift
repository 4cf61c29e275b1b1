import GatewayCore

/// What is to become of an answer that streams: another model writes the rest.
struct HandOver: Sendable {
    /// Who writes it.
    var gateway: any LLMGateway

    /// The word after a model's name that hands the running answer over to it.
    static let word = "now"

    /// The model's name in an argument that ends with the word; `nil` where it does not.
    static func name(in argument: String) -> String? {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.last == Substring(word) else { return nil }
        return words.dropLast().joined(separator: " ")
    }
}
