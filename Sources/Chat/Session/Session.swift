import GatewayCore

/// A conversation with its settings, on disk before it is anywhere else.
public struct Session: Sendable {
    /// What has been said.
    public private(set) var conversation: Conversation
    /// What the next turn is asked with.
    public private(set) var settings: SessionSettings
    /// The model behind ``SessionSettings/model``.
    public private(set) var gateway: any LLMGateway

    private let store: SessionStore?
    private var journal: Journal?

    /// A session.
    ///
    /// - Parameters:
    ///   - gateway: The model that is asked.
    ///   - settings: The settings that go with it.
    ///   - conversation: What has been said before, when a session is continued.
    ///   - store: Where a journal is started with the first turn; `nil` keeps none.
    ///   - journal: The journal of a session that is continued.
    public init(
        gateway: any LLMGateway,
        settings: SessionSettings,
        conversation: Conversation = Conversation(),
        store: SessionStore? = nil,
        journal: Journal? = nil
    ) {
        self.gateway = gateway
        self.settings = settings
        self.conversation = conversation
        self.store = store
        self.journal = journal
    }

    /// The temperature of the next turn: the person's, else the profile's or the default. `nil`: none is sent.
    public var effectiveTemperature: Double? {
        gateway.abilities.temperatures == nil ? nil : settings.temperature ?? gateway.defaultTemperature
    }

    /// What the model is asked with the conversation as it is.
    ///
    /// - Parameters:
    ///   - prompt: What the person would say next; `nil` adds nothing.
    ///   - attachments: What the person would show with it.
    ///   - other: Another model that would be asked.
    public func request(
        adding prompt: String? = nil, attachments: [PromptAttachment] = [], of other: (any LLMGateway)? = nil
    ) -> LLMRequest {
        var next = conversation
        if let prompt { next.turns.append(Turn(prompt: prompt, attachments: attachments)) }
        let seesImages = (other ?? gateway).abilities.seesImages != false
        return LLMRequest(
            messages: next.messages(system: settings.system, showsImages: seesImages),
            temperature: settings.temperature,
            maxTokens: settings.maxTokens,
            responseFormat: settings.schema.map { .jsonSchema($0) } ?? .text
        )
    }

    // MARK: Turns

    /// Begins a turn: the prompt is on disk when this returns.
    ///
    /// - Returns: The request to send, and the journal that the answer goes to.
    ///   When the prompt cannot be written, the problem says why. The turn has begun all the same: a full disk stops
    ///   the journal, not the conversation.
    public mutating func begin(
        _ prompt: String, attachments: [PromptAttachment] = []
    ) -> (turn: PendingTurn, problem: JournalError?) {
        let turn = Turn(prompt: prompt, attachments: attachments)
        conversation.turns.append(turn)
        var problem: JournalError?
        do throws(JournalError) {
            if journal == nil, let store {
                let new = try store.create()
                try new.append(.settings(settings))
                // Turns that found no room when they were said.
                for (index, turn) in conversation.turns.dropLast().enumerated() {
                    try new.append(turn, number: index + 1)
                }
                journal = new
            }
            try journal?.append(turn, number: conversation.turns.count)
            try journal?.synchronize()
        } catch {
            problem = error
        }
        let pending = PendingTurn(
            number: conversation.turns.count, request: request(), gateway: gateway,
            counter: TokenCounter(gateway), journal: journal)
        return (pending, problem)
    }

    /// Ends the turn with what came back. Its text is in the journal already.
    ///
    /// - Throws: ``JournalError`` when the end cannot be written.
    public mutating func end(_ turn: PendingTurn, with answer: Answer) throws(JournalError) {
        conversation.turns[turn.number - 1].answer = answer
        try journal?.append(.end(turn: turn.number, answer))
    }

    /// Begins a new conversation with the same settings, in a journal of its own.
    public mutating func restart() {
        conversation = Conversation()
        journal = nil
    }

    // MARK: Settings

    /// Switches to another model. The conversation stays.
    public mutating func use(_ gateway: any LLMGateway, settings: SessionSettings) throws(JournalError) {
        self.gateway = gateway
        try change(settings)
    }

    /// Changes settings other than the model.
    public mutating func change(_ settings: SessionSettings) throws(JournalError) {
        self.settings = settings
        try journal?.append(.settings(settings))
    }
}
