import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Where the window goes: the parts of what the next turn sends, the heaviest first, and what they cost each turn.
struct ContextTable: Sendable {
    /// The parts, the heaviest first.
    let parts: [ContextPart]
    /// The tokens of the whole.
    let total: TokenCount
    /// What is known of the model.
    let model: CatalogModel?
    /// How much of the prompt the provider had in its cache the last time: 0 to 1; `nil`: nobody knows.
    let cachedShare: Double?

    /// The parts of a session's next request.
    init(of session: Session, by counter: TokenCounter, model: CatalogModel?) {
        let meter = PartMeter(counter)
        let seesImages = session.gateway.abilities.seesImages != false
        let request = session.request()
        var parts: [ContextPart] = []
        if let system = session.settings.system, !system.isEmpty {
            parts.append(
                ContextPart(kind: .system, title: system.firstWords, tokens: meter.tokens(of: [.system(system)])))
        }
        for number in session.tree.path(to: session.tree.current) {
            guard let turn = session.tree[number], turn.isAnswered else { continue }
            var bare = turn
            bare.attachments = []
            for (place, attachment) in turn.attachments.enumerated() {
                parts.append(
                    ContextPart(
                        kind: .attachment(turn: number, place: place), title: attachment.name,
                        tokens: meter.tokens(of: attachment, showsImages: seesImages)))
            }
            parts.append(
                ContextPart(
                    kind: .turn(number), title: turn.firstWords,
                    tokens: meter.tokens(of: Conversation(turns: [bare]).messages(system: nil))))
        }
        total = counter.count(request)
        if session.settings.schema != nil {
            var plain = request
            plain.responseFormat = .text
            let tokens = max(0, total.count - counter.count(plain).count)
            parts.append(
                ContextPart(kind: .schema, title: "", tokens: TokenCount(count: tokens, isExact: total.isExact)))
        }
        let rest = total.count - parts.reduce(0) { $0 + $1.tokens.count }
        if rest > 0, !parts.isEmpty {
            parts.append(ContextPart(kind: .format, title: "", tokens: TokenCount(count: rest, isExact: total.isExact)))
        }
        let sorted = parts.enumerated().sorted {
            ($1.element.tokens.count, $0.offset) < ($0.element.tokens.count, $1.offset)
        }
        self.parts = sorted.map(\.element)
        self.model = model
        cachedShare = Self.cachedShare(of: session)
    }

    /// What the last answer of the branch reported.
    private static func cachedShare(of session: Session) -> Double? {
        let tree = session.tree
        let answers = tree.path(to: tree.current).reversed().lazy.compactMap { tree[$0]?.answer }
        guard let usage = answers.first?.usage, let cached = usage.cachedTokens, usage.promptTokens > 0,
            answers.first?.model == session.gateway.id
        else { return nil }
        return Double(cached) / Double(usage.promptTokens)
    }

    /// What a prompt of so many tokens costs each turn; `nil` where no price is known.
    func cost(of tokens: Int) -> ShownCost? {
        let cached = cachedShare.map { Int(Double(tokens) * $0) }
        return ShownCost(of: Usage(promptTokens: tokens, completionTokens: 0, cachedTokens: cached), model)
    }

    /// What a part costs each turn: its share of what the whole does, as the tier depends on that.
    func cost(of part: ContextPart) -> ShownCost? {
        guard total.count > 0, var cost = cost(of: total.count) else { return nil }
        cost.dollars *= Double(part.tokens.count) / Double(total.count)
        return cost
    }

    /// The tokens without some of the parts. Who leaves out a turn leaves out what was shown with it.
    func tokens(without dropped: Set<ContextPart.Kind>) -> TokenCount {
        let turns = Set(
            dropped.compactMap { kind -> Int? in
                if case .turn(let number) = kind { number } else { nil }
            })
        let gone = parts.filter { part in
            if case .attachment(let turn, _) = part.kind, turns.contains(turn) { return true }
            return dropped.contains(part.kind)
        }
        let rest = total.count - gone.reduce(0) { $0 + $1.tokens.count }
        return TokenCount(count: max(0, rest), isExact: total.isExact)
    }

    /// `next turn $0.041 → $0.012, 21,000 → 6,200 tokens`, or as much of it as has room.
    func comparison(with after: TokenCount, isUTF8: Bool, cells: Int = .max) -> String {
        let arrow = isUTF8 ? "→" : "->"
        let tokens = "\(total.grouped) \(arrow) \(after.grouped) tokens"
        guard let before = cost(of: total.count), let next = cost(of: after.count) else {
            return ["next turn \(tokens)", tokens].first { $0.cellWidth <= cells } ?? tokens
        }
        let places = Money.places(ofColumn: [before.dollars, next.dollars])
        let money = "\(before.text(places: places)) \(arrow) \(Money.text(next.dollars, places: places))"
        let texts = ["next turn \(money), \(tokens)", "\(money), \(tokens)", tokens]
        return texts.first { $0.cellWidth <= cells } ?? tokens
    }
}

/// Counts parts of a request alone: what they add to one that is there.
private struct PartMeter {
    private let counter: TokenCounter
    private let nothing: Int
    private let emptyPrompt: Int

    init(_ counter: TokenCounter) {
        self.counter = counter
        nothing = counter.count(LLMRequest(messages: [])).count
        emptyPrompt = counter.count(LLMRequest(messages: [.user("")])).count
    }

    func tokens(of messages: [Message]) -> TokenCount {
        let whole = counter.count(LLMRequest(messages: messages))
        return TokenCount(count: max(0, whole.count - nothing), isExact: whole.isExact)
    }

    func tokens(of attachment: PromptAttachment, showsImages: Bool) -> TokenCount {
        let turn = Turn(prompt: "", attachments: [attachment])
        let messages = Conversation(turns: [turn]).messages(system: nil, showsImages: showsImages)
        let whole = counter.count(LLMRequest(messages: messages))
        return TokenCount(count: max(0, whole.count - emptyPrompt), isExact: whole.isExact)
    }
}
