import GatewayCore

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
    func isPassed(by account: TokenLedger.Account, sending prompt: TokenCount, to model: CatalogueModel?) -> Bool {
        switch self {
        case .money(let dollars):
            let next = model?.cost(of: Usage(promptTokens: prompt.count, completionTokens: 0)) ?? 0
            return (account.cost ?? 0) + next > dollars
        case .tokens(let tokens):
            return (account.all?.totalTokens ?? 0) + prompt.count > tokens
        }
    }
}
