import GatewayCore
import ParlanceConversations

extension Budget {
    /// The share from which every turn is followed by a warning.
    static let warningShare = 0.8

    /// The budget as a person reads it.
    var text: String {
        switch self {
        case .money(let dollars): Money.text(dollars)
        case .tokens(let tokens): "\(tokens.grouped) tokens"
        }
    }
}
