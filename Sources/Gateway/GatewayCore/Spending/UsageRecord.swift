/// What one call took: numbers and names, never anything of what was asked or answered.
public struct UsageRecord: Sendable, Hashable {
    /// What a call was for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A turn of a chat.
        case chat
        /// One of several models that were asked the same.
        case compared
        /// An answer that missed its schema, asked for again.
        case repair
        /// A summary of older turns.
        case summary
        /// The title of a session.
        case title
        /// A question beside the conversation.
        case side
        /// One prompt, one answer.
        case oneShot = "one_shot"
        /// A call of a program that uses the library.
        case library
        /// Something else, such as what an older journal does not tell.
        case other
    }

    /// How a call ended.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It came to its end.
        case complete
        /// Somebody stopped it.
        case interrupted
        /// The provider or the network stopped it.
        case failed
        /// It came to its end, and missed its schema.
        case rejected
        /// The program was killed while it went on.
        case killed
    }

    /// When it ended, in seconds since 1970.
    public var time: Int
    /// A name that no other call has.
    public var id: String
    /// The session that it belongs to; `nil` where none is kept.
    public var session: String?
    /// What it was for.
    public var kind: Kind
    /// How it ended.
    public var status: Status
    /// Who was asked, and where.
    public var model: ServedModel
    /// The profile that the model was chosen by.
    public var profile: String?
    /// How hard the model was asked to think; `nil`: its default.
    public var effort: String?
    /// The tokens; what was not reported is marked as such. `nil` when nobody counted any.
    public var usage: Usage?
    /// The prices that were applied.
    public var prices: PriceTiers.Prices?
    /// How long it took, in seconds.
    public var seconds: Double?
    /// How long it took to its first piece, in seconds.
    public var firstTokenSeconds: Double?

    /// A call.
    ///
    /// - Parameter id: A name that no other call has; `nil` makes one.
    public init(
        at time: Int, id: String? = nil, session: String? = nil, kind: Kind, status: Status = .complete,
        model: ServedModel, profile: String? = nil, effort: String? = nil, usage: Usage? = nil,
        prices: PriceTiers.Prices? = nil, seconds: Double? = nil, firstTokenSeconds: Double? = nil
    ) {
        self.time = time
        self.id = id ?? Self.newID()
        self.session = session
        self.kind = kind
        self.status = status
        self.model = model
        self.profile = profile
        self.effort = effort
        self.usage = usage
        self.prices = prices
        self.seconds = seconds
        self.firstTokenSeconds = firstTokenSeconds
    }

    /// A name that no other call has.
    public static func newID() -> String {
        String(UInt64.random(in: 0...UInt64.max), radix: 36)
    }

    /// Whether all tokens are the provider's own numbers.
    public var isExact: Bool { usage?.isEstimated == false }

    /// What it cost; `nil` where the tokens or a price are not known, which is not the same as nothing.
    public var cost: Dollars? {
        guard let usage, let prices else { return nil }
        return prices.cost(of: usage)
    }
}
