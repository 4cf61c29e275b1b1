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

    /// The share of the budget that a session has used; above 1 it is spent.
    func share(of account: TokenLedger.Account) -> Double {
        switch self {
        case .money(let dollars): (account.cost ?? 0) / dollars
        case .tokens(let tokens): Double(account.all?.totalTokens ?? 0) / Double(tokens)
        }
    }

    /// Whether a prompt passes the budget when it is sent: by what it costs to send, whatever the answer costs then.
    func isPassed(by account: TokenLedger.Account, sending prompt: TokenCount, to model: CatalogModel?) -> Bool {
        let usage = Usage(promptTokens: prompt.count, completionTokens: 0)
        return isPassed(by: account, sending: prompt.count, costing: model?.cost(of: usage) ?? 0)
    }

    /// Whether prompts to several models pass the budget when they are sent.
    ///
    /// - Parameters:
    ///   - tokens: The prompts', added up.
    ///   - cost: What sending them costs in US dollars, as far as it is known.
    func isPassed(by account: TokenLedger.Account, sending tokens: Int, costing cost: Double) -> Bool {
        switch self {
        case .money(let dollars): (account.cost ?? 0) + cost > dollars
        case .tokens(let limit): (account.all?.totalTokens ?? 0) + tokens > limit
        }
    }
}
