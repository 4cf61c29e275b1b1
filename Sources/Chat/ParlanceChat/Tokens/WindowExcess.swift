package import GatewayCore
import ParlanceConversations

/// That a prompt, with what was said before it, has more tokens than a model's window.
package struct WindowExcess: Sendable, Hashable {
    /// By this factor an estimate is off at most, as far as one may count on it: what was counted with the nearest
    /// tokenizer is believed to a quarter (``TokenCalibration``).
    static let certainty = 1.25

    /// The tokens of the prompt.
    let tokens: TokenCount
    /// The model.
    let model: ModelID
    /// Its window in tokens.
    let window: Int

    /// - Returns: `nil` when it fits.
    package init?(_ tokens: TokenCount, model: ModelID, window: Int) {
        guard tokens.count > window else { return nil }
        self.tokens = tokens
        self.model = model
        self.window = window
    }

    /// Whether it is too much in any case, and not only if the estimate is right.
    package var isCertain: Bool {
        tokens.isExact || Double(tokens.count) > Double(window) * Self.certainty
    }

    /// What a person is told.
    package var sentence: String {
        let relation = isCertain ? ", more than its window of" : ", possibly more than its window of"
        return "That is \(tokens.inWords) for \(model)\(relation) \(window.grouped)."
    }
}
