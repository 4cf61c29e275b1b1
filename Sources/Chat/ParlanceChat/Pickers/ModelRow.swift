import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What the present conversation is for one model, as a row of a list tells it.
struct ModelRow: Sendable, Hashable {
    /// The decimals of what the next turn costs: the same in all rows.
    private static let places = 4

    /// The model that a profile stands for.
    var profileOf: ModelID?
    /// Whether it answers now.
    var isCurrent = false
    /// The variable of the key that is missing.
    var missingKey: String?
    /// Where the key is from, of the model that answers now.
    var keyPlace: String?
    /// The conversation as the model counts it; `nil` before the first prompt.
    var tokens: TokenCount?
    /// The context window in tokens, where it is known.
    var window: Int?
    /// What its provider has of the conversation in its cache, of the model that answers now.
    var cache: CacheLife?
    /// US dollars for sending the conversation once, where the price is known.
    var cost: ShownCost?
    /// How fast its answers have been.
    var speed: ModelSpeed?

    /// The row behind the name: what is least important is left out where there is no room for it.
    func text(cells: Int) -> StyledText {
        var text = StyledText()
        for part in parts {
            let next = text.isEmpty ? part : text + .dim(" · ") + part
            guard next.cellWidth <= cells else { break }
            text = next
        }
        return text.isEmpty ? parts.first?.truncated(to: cells) ?? text : text
    }

    /// Its parts, the most important first.
    private var parts: [StyledText] {
        var parts: [StyledText] = []
        if isCurrent { parts.append(.accent("in use")) }
        if missingKey != nil { parts.append(.warning("needs a key")) }
        if let keyPlace { parts.append(.dim("key set (\(keyPlace))")) }
        if let profileOf { parts.append(.dim("profile: \(Sanitizer.cleanLine(profileOf.description))")) }
        if let tokens {
            parts.append(.dim("\(tokens.grouped) in"))
            if let window {
                let excess = tokens.count - window
                parts.append(
                    excess > 0
                        ? .warning("\(excess.grouped) too long")
                        : .dim("\(mark)\(Percent.text(tokens.count, of: window)) of \(window.grouped)"))
            }
            if let cost { parts.append(.dim(cost.text(isExact: mark.isEmpty, places: Self.places))) }
            if let cache { parts.append(.dim("\(cache.tokens.grouped) cached")) }
        } else if let window {
            parts.append(.dim("window \(window.grouped)"))
        }
        if let speed {
            parts.append(.dim("\(speed.firstToken.text(places: 1)) s to the first token"))
            if let rate = speed.tokensPerSecond { parts.append(.dim("\(rate.text(places: 0)) t/s")) }
        }
        return parts
    }

    private var mark: String { tokens?.isExact == false ? "~" : "" }
}
