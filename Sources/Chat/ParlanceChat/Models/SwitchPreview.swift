import GatewayCore
import ParlanceConversations
import TerminalEditor

/// What a conversation is for another model: its tokens, whether they fit, and what the next turn costs at least.
struct SwitchPreview: Sendable {
    /// The conversation and its schema as the other model counts them.
    let tokens: TokenCount
    /// The model's context window; `nil` where it is not known.
    let window: Int?
    /// US dollars for sending the conversation once; `nil` where the price is not known.
    let cost: ShownCost?
    /// Whether there is enough to summarize.
    let isCompactable: Bool
    /// What the present model's provider has in its cache, and the other one's has not; `nil`: nothing.
    let loss: CacheLoss?

    /// - Parameters:
    ///   - counter: Counts for the other model.
    ///   - cached: What the present model's provider has of the conversation in its cache.
    init(
        of session: Session, by counter: TokenCounter, catalog: ServedCatalog, cached: CachedPrefixes.Mark? = nil
    ) {
        let tokens = counter.count(session.request(of: counter.gateway))
        self.tokens = tokens
        let model = catalog[counter.gateway]
        window = model?.contextWindow
        isCompactable = session.conversation.answeredCount > 1
        let lost = cached.flatMap { $0.model == ServedModel(counter.gateway) ? nil : min($0.tokens, tokens.count) }
        loss = lost.map {
            CacheLoss($0, isExact: tokens.isExact, from: catalog[session.gateway], to: model)
        }
        cost = ShownCost(of: Usage(promptTokens: tokens.count, completionTokens: 0), model)
    }

    /// By how many tokens the conversation is too long; `nil` when it fits, or nobody knows.
    var excess: Int? {
        guard let window, tokens.count > window else { return nil }
        return tokens.count - window
    }

    /// What a person is told after the switch.
    var line: StyledText {
        let mark = tokens.isExact ? "" : "~"
        var text = "The conversation has \(mark)\(tokens.count.grouped) tokens for this model"
        if let window {
            text += ", \(mark)\(Percent.text(tokens.count, of: window)) of \(window.grouped)"
        }
        if let cost {
            text +=
                "; the next turn costs \(mark)\(Money.text(cost.dollars))\(cost.isSample ? " (sample)" : "") plus its answer"
        }
        if let loss { text += "; \(loss.words)" }
        return .dim(text + ".")
    }

    /// What a person is told instead of the switch.
    func refusal(of id: ModelID, argument: String) -> String {
        "The conversation has \(tokens.inWords) for \(id), "
            + "\((excess ?? 0).grouped) more than its window of \((window ?? 0).grouped). Nothing changed; "
            + (isCompactable ? "/compact shortens it, " : "")
            + "/model \(argument) \(Self.forceWord) switches regardless."
    }

    /// The word after a model's name that tells to switch although the conversation does not fit.
    static let forceWord = "anyway"

    /// A name without the word that insists on it, and whether that is there.
    static func parse(_ argument: String) -> (name: String, isForced: Bool) {
        let words = argument.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.last == Substring(forceWord) else { return (argument, false) }
        return (words.dropLast().joined(separator: " "), true)
    }
}
