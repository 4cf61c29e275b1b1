package import GatewayCore

/// The tokens of a conversation. What a provider reported and what was counted here instead are kept apart.
package struct TokenLedger: Sendable, Hashable {
    /// One answer of a turn: the answer, one before it that missed the schema, or one after it that was not used.
    package struct Entry: Sendable, Hashable {
        /// The turn's number in the session, from 1.
        package var turn: Int
        /// The model that answered.
        package var model: ModelID
        /// The name of the profile that the model was chosen by.
        package var profile: String?
        /// How hard it was asked to think; `nil`: as its provider has it.
        package var effort: ReasoningEffort?
        /// The tokens; `nil` when nobody counted them.
        package var usage: Usage?
        /// Whether the provider reported all of them. Otherwise they were counted here, or those that it did not report.
        package var isReported: Bool
        /// US dollars; `nil` where the price or the tokens are not known.
        package var cost: Double?
        /// US dollars by sample prices, which nobody bills.
        package var sampleCost: Double?
        /// What the provider's cache has changed of the cost; `nil` where it had no part in it.
        package var saving: CacheSaving?
        /// How long it took.
        package var timing: AnswerTiming?
        /// How the answer ended.
        package var status: Answer.Status
    }

    /// The answers of one model, or of all, added up.
    package struct Account: Sendable, Hashable {
        /// What the provider reported, added up.
        package var usage = Usage.zero
        /// What was counted here for answers without a report, added up.
        package var estimated = Usage.zero
        /// US dollars for all answers whose price is known; `nil` when none is.
        package var cost: Double?
        /// US dollars by sample prices for those of the demonstration; in no other sum.
        package var sampleCost: Double?
        /// The answers of `sampleCost`.
        package var samples = 0
        /// What the providers' caches have changed of `cost`, as far as they had a part in it.
        package var saving: CacheSaving?
        /// Answers that came with a report.
        package var reported = 0
        /// Answers that came without one, such as those that were stopped.
        package var unreported = 0
        /// Those of `unreported` that came with a part of a report.
        package var partlyReported = 0
        /// Answers of which nobody counted the tokens, such as one during which the program was killed.
        package var uncounted = 0
        /// Answers that took tokens whose price nobody knows.
        package var unpriced = 0
    }

    /// What one model's answers add up to.
    package struct ModelAccount: Sendable, Hashable {
        /// The model.
        package var id: ModelID
        /// The profile that it was chosen by, in ``TokenLedger/choices``.
        package var profile: String?
        /// Its answers.
        package var account: Account
    }

    /// The last answer of the current branch; `nil`: there is none.
    package private(set) var last: Entry?
    /// The last answer's tokens. `nil`: there is no answer yet, or it came without a report.
    package var lastTurn: Usage? { last?.isReported == true ? last?.usage : nil }
    /// All answers.
    package private(set) var session = Account()
    /// The models in the order in which they first answered.
    package private(set) var models: [ModelAccount] = []
    /// The same, with the answers of one model apart that were asked for by different profiles.
    package private(set) var choices: [ModelAccount] = []
    /// The answers, oldest first.
    package private(set) var entries: [Entry] = []

    /// The ledger of a conversation.
    ///
    /// - Parameter catalog: Where prices are known from.
    package init(_ conversation: Conversation, catalog: ServedCatalog = ServedCatalog()) {
        self.init(ConversationTree(conversation), catalog: catalog)
    }

    /// The ledger of a session, all its branches included: what was gone back from was paid for.
    ///
    /// - Parameter catalog: Where prices are known from.
    package init(_ tree: ConversationTree, catalog: ServedCatalog = ServedCatalog()) {
        Self.forEachEntry(in: tree, catalog: catalog) { add($0) }
        for number in tree.path(to: tree.current).reversed() where last == nil {
            let asked = tree[number]?.copied ?? number
            last = entries.last { $0.turn == asked }
        }
    }

    /// The answers of all branches, oldest first.
    fileprivate static func forEachEntry(in tree: ConversationTree, catalog: ServedCatalog, _ body: (Entry) -> Void) {
        // Answers that follow each other are mostly of one model.
        var last: (served: ServedModel, model: CatalogModel?)?
        for (index, node) in tree.nodes.enumerated() {
            func visit(_ answer: Answer) {
                // What was refused took no tokens, and what is repeated took them before.
                guard !answer.isRefused, answer.original == nil else { return }
                let usage = answer.tokens
                let served = answer.served
                let model = last?.served == served ? last?.model : catalog[served]
                last = (served, model)
                body(
                    Entry(
                        turn: index + 1,
                        model: answer.model,
                        profile: node.turn.profile,
                        effort: answer.effort,
                        usage: usage,
                        isReported: answer.usage?.isEstimated == false,
                        cost: usage.flatMap { model?.cost(of: $0) },
                        sampleCost: usage.flatMap { model?.sampleCost(of: $0) },
                        saving: usage.flatMap { model?.cacheSaving(of: $0) },
                        timing: answer.timing,
                        status: answer.status
                    ))
            }
            node.turn.rejected.forEach(visit)
            if let answer = node.turn.answer { visit(answer) }
            node.turn.unused.forEach(visit)
        }
    }

    /// The turn with the most tokens; `nil` unless there are several to compare.
    package var heaviest: Entry? {
        let counted = entries.filter { $0.usage != nil }
        return counted.count > 1
            ? counted.max { ($0.usage?.totalTokens ?? 0) < ($1.usage?.totalTokens ?? 0) } : nil
    }

    private mutating func add(_ entry: Entry) {
        entries.append(entry)
        session.add(entry)
        let index = models.firstIndex { $0.id == entry.model } ?? models.endIndex
        if index == models.endIndex {
            models.append(ModelAccount(id: entry.model, account: Account()))
        }
        models[index].account.add(entry)
        let choice =
            choices.firstIndex { $0.id == entry.model && $0.profile == entry.profile } ?? choices.endIndex
        if choice == choices.endIndex {
            choices.append(ModelAccount(id: entry.model, profile: entry.profile, account: Account()))
        }
        choices[choice].account.add(entry)
    }
}

extension Answer {
    /// Whether the request was turned down before anything could be charged: then it is not counted here either.
    fileprivate var isRefused: Bool {
        status == .failed && isEmpty && estimate == nil
    }
}

extension TokenLedger.Account {
    /// What one answer adds up to; nothing for `nil`.
    package init(of entry: TokenLedger.Entry?) {
        self.init()
        if let entry { add(entry) }
    }

    /// What all answers of a session add up to: ``TokenLedger/session``, without the rest of a ledger.
    ///
    /// - Parameter catalog: Where prices are known from.
    init(of tree: ConversationTree, catalog: ServedCatalog) {
        self.init()
        TokenLedger.forEachEntry(in: tree, catalog: catalog) { add($0) }
    }

    /// Adds an answer.
    mutating func add(_ entry: TokenLedger.Entry) {
        let (known, counted) = (entry.usage ?? .zero).split
        usage += known
        estimated += counted
        if entry.isReported {
            reported += 1
        } else {
            unreported += 1
            if known != .zero { partlyReported += 1 }
        }
        if entry.usage == nil { uncounted += 1 }
        if let more = entry.saving { saving = saving.map { $0 + more } ?? more }
        if let sample = entry.sampleCost {
            sampleCost = (sampleCost ?? 0) + sample
            samples += 1
        } else if let more = entry.cost {
            cost = (cost ?? 0) + more
        } else if !Self.free.contains(entry.model.provider) {
            unpriced += 1
        }
    }

    /// The providers that cost nothing: what they offer runs on this machine.
    private static let free: Set<String> = ["demo", "local"]

    /// All tokens, however they were counted; `nil` where nobody counted any.
    package var all: Usage? {
        let sum = usage + estimated
        return reported > 0 || sum.totalTokens > 0 ? sum : nil
    }

    /// Whether some of the tokens were counted here.
    var isEstimated: Bool {
        estimated.totalTokens > 0
    }

    /// A number of tokens, such as their sum: `~1,204`, or `1,204+` where there are more that nobody counted.
    package func text(of tokens: Int) -> String {
        (isEstimated ? "~" : "") + tokens.grouped + (uncounted > 0 ? "+" : "")
    }

    /// What is known of the cost: `$0.030`, or `$0.030+` where some prices are not known; `nil` where none is.
    package var costText: String? { costText(places: nil) }

    /// The same with so many decimals, as in a column; `nil`: as many as it needs.
    package func costText(places: Int?) -> String? {
        cost.map { (isEstimated ? "~" : "") + Money.text($0, places: places) + (unpriced > 0 ? "+" : "") }
    }
}
