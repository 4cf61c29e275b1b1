import GatewayCore

/// The tokens of a conversation as the providers reported them: nothing in it is estimated.
public struct TokenLedger: Sendable, Hashable {
    /// The answers of one model, or of all, added up.
    public struct Account: Sendable, Hashable {
        /// What the provider reported, added up.
        public var usage = Usage.zero
        /// Answers that came with a report.
        public var reported = 0
        /// Answers that came without one, such as those that were stopped.
        public var unreported = 0
    }

    /// What one model's answers add up to.
    public struct ModelAccount: Sendable, Hashable {
        /// The model.
        public var id: ModelID
        /// Its answers.
        public var account: Account
    }

    /// The last answer's tokens. `nil`: there is no answer yet, or it came without a report.
    public private(set) var lastTurn: Usage?
    /// All answers.
    public private(set) var session = Account()
    /// The models in the order in which they first answered.
    public private(set) var models: [ModelAccount] = []

    /// The ledger of a conversation.
    public init(_ conversation: Conversation) {
        for answer in conversation.turns.compactMap(\.answer) {
            lastTurn = answer.usage
            session.add(answer.usage)
            let index = models.firstIndex { $0.id == answer.model } ?? models.endIndex
            if index == models.endIndex {
                models.append(ModelAccount(id: answer.model, account: Account()))
            }
            models[index].account.add(answer.usage)
        }
    }
}

extension TokenLedger.Account {
    fileprivate mutating func add(_ usage: Usage?) {
        if let usage {
            self.usage += usage
            reported += 1
        } else {
            unreported += 1
        }
    }
}
