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
    /// - Parameter prompt: What the person would say next; `nil` adds nothing.
    public func request(adding prompt: String? = nil) -> LLMRequest {
        let next = prompt.map { Conversation(turns: conversation.turns + [Turn(prompt: $0)]) } ?? conversation
        return LLMRequest(
            messages: next.messages(system: settings.system),
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
    public mutating func begin(_ prompt: String) -> (turn: PendingTurn, problem: JournalError?) {
        conversation.turns.append(Turn(prompt: prompt))
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
            try journal?.append(.user(turn: conversation.turns.count, text: prompt))
            try journal?.synchronize()
        } catch {
            problem = error
        }
        let turn = PendingTurn(
            number: conversation.turns.count, request: request(), gateway: gateway,
            counter: TokenCounter(gateway), journal: journal)
        return (turn, problem)
    }

    /// Ends the turn with what came back. Its text is in the journal already.
    ///
    /// - Throws: ``JournalError`` when the end cannot be written.
    public mutating func end(_ turn: PendingTurn, with answer: Answer) throws(JournalError) {
        conversation.turns[turn.number - 1].answer = answer
        try journal?.append(.end(turn: turn.number, answer))
    }

    /// What to ask instead when an answer misses the schema: the errors are shown to the model, a few times at most. Nil
    /// when the answer stands as it is.
    public func repair(_ answer: Answer, of turn: PendingTurn) -> LLMRequest? {
        guard let failure = answer.failure,
            conversation.turns[turn.number - 1].rejected.count < StructuredOutput.repairLimit
        else { return nil }
        return StructuredOutput.repair(request(), after: answer.text, failure)
    }

    /// Sets an answer that misses the schema aside; its tokens count, and it stays in the journal. The turn goes on.
    ///
    /// - Throws: ``JournalError`` when that cannot be written.
    public mutating func reject(_ answer: Answer, of turn: PendingTurn) throws(JournalError) {
        conversation.turns[turn.number - 1].rejected.append(answer)
        try journal?.append(.rejected(turn: turn.number, answer))
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
