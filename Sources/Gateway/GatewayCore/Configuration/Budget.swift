/// What a session may spend. It is for whoever runs the session to warn and to ask; a gateway knows nothing of it.
public enum Budget: Sendable, Hashable {
    /// US dollars.
    case money(Double)
    /// Tokens, in and out together.
    case tokens(Int)

    /// Reads `0.50` or `$0.50` as money, and `20000t`, `20k tokens` or `20k` as tokens; `nil` when it is neither.
    public init?(_ text: String) {
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
        guard isTokens else {
            self = .money(number)
            return
        }
        let tokens = Int(min(number * factor, 1e15))
        guard tokens > 0 else { return nil }
        self = .tokens(tokens)
    }
}
