import GatewayCore

/// What a session may spend. It warns, and asks; it never stops an answer.
enum Budget: Sendable, Hashable {
    /// US dollars.
    case money(Double)
    /// Tokens, in and out together.
    case tokens(Int)

    /// The share from which every turn is followed by a warning.
    static let warningShare = 0.8

    /// Reads `0.50` or `$0.50` as money, and `20000t`, `20k tokens` or `20k` as tokens.
    init?(_ text: String) {
        var word = text.lowercased().filter { !$0.isWhitespace && $0 != "," && $0 != "_" }
        let isMoney = word.hasPrefix("$")
        if isMoney { word.removeFirst() }
        var isTokens = false
        for unit in ["tokens", "token", "t"] where !isTokens && word.hasSuffix(unit) {
            word.removeLast(unit.count)
            isTokens = true
        }
        var factor = 1.0
        if word.hasSuffix("k") || word.hasSuffix("m") {
            factor = word.hasSuffix("k") ? 1_000 : 1_000_000
            word.removeLast()
            isTokens = true
        }
        guard let number = Double(word), number.isFinite, number > 0, !(isMoney && isTokens) else { return nil }
        self = isTokens ? .tokens(Int(min(number * factor, 1e15))) : .money(number)
    }

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
