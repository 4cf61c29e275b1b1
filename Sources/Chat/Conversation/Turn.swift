import GatewayCore

/// One exchange: what the person said, and what came back.
public struct Turn: Sendable, Hashable {
    /// What the person said.
    public var prompt: String
    /// What the person showed with it.
    public var attachments: [PromptAttachment] = []
    /// What came back. `nil` while nothing has, or when the program died before anything did.
    public var answer: Answer?
    /// Earlier answers, which missed the schema: they cost their tokens, and are no part of the conversation.
    public var rejected: [Answer]
    /// The temperature that this answer alone was asked for with; `nil`: the session's.
    public var temperature: Double?
    /// Where it comes from, unless a person said it here.
    public var origin: Origin?

    /// What made a turn that nobody said where it stands.
    public enum Origin: Sendable, Hashable {
        /// `/compact`: its answer sums up the branch that ends with that turn.
        case summary(of: Int)
        /// `/compact`: that turn, which goes on from the summary. Its answer was asked for and paid there.
        case copy(of: Int)
    }

    /// A turn from its parts.
    public init(
        prompt: String, attachments: [PromptAttachment] = [], answer: Answer? = nil, rejected: [Answer] = [],
        temperature: Double? = nil, origin: Origin? = nil
    ) {
        self.prompt = prompt
        self.attachments = attachments
        self.answer = answer
        self.rejected = rejected
        self.temperature = temperature
        self.origin = origin
    }

    /// Whether words came back. A prompt without an answer is no part of what is sent.
    public var isAnswered: Bool {
        answer.map { !$0.text.allSatisfy(\.isWhitespace) } ?? false
    }

    /// The number of the turn whose branch it sums up; `nil` for other turns.
    var summarized: Int? {
        if case .summary(let number)? = origin { number } else { nil }
    }

    /// Whether it stands for earlier turns.
    var isSummary: Bool { summarized != nil }

    /// The number of the turn that it repeats; `nil` for other turns.
    var copied: Int? {
        if case .copy(let number)? = origin { number } else { nil }
    }

    /// What stands for the question that nobody asked.
    static let summaryLabel = "(summary of earlier turns)"

    /// What the person said, on one line to be recognised by.
    var firstWords: String {
        isSummary ? Self.summaryLabel : prompt.firstWords
    }
}
