import GatewayCore

/// A conversation with its settings, on disk before it is anywhere else.
public struct Session: Sendable {
    /// Everything that has been said, on all branches.
    public private(set) var tree: ConversationTree
    /// What the next turn is asked with.
    public private(set) var settings: SessionSettings
    /// What each model was last asked with.
    public private(set) var remembered: [ModelID: SessionSettings]
    /// The model behind ``SessionSettings/model``.
    public private(set) var gateway: any LLMGateway

    private let store: SessionStore?
    private var journal: Journal?

    /// A session.
    ///
    /// - Parameters:
    ///   - gateway: The model that is asked.
    ///   - settings: The settings that go with it.
    ///   - tree: What has been said before, when a session is continued.
    ///   - remembered: What each model was last asked with before.
    ///   - store: Where a journal is started with the first turn; `nil` keeps none.
    ///   - journal: The journal of a session that is continued.
    public init(
        gateway: any LLMGateway,
        settings: SessionSettings,
        tree: ConversationTree = ConversationTree(),
        remembered: [ModelID: SessionSettings] = [:],
        store: SessionStore? = nil,
        journal: Journal? = nil
    ) {
        self.gateway = gateway
        self.settings = settings
        self.tree = tree
        self.remembered = remembered
        self.remembered[settings.model] = settings
        self.store = store
        self.journal = journal
    }

    /// What has been said on the current branch: what is shown and sent.
    public var conversation: Conversation {
        tree.conversation
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
        request(adding: prompt, attachments: attachments, of: other, after: tree.current)
    }

    /// What the model is asked with the branch that ends with a turn.
    ///
    /// - Parameters:
    ///   - prompt: What the person would say next; `nil` adds nothing.
    ///   - attachments: What the person would show with it.
    ///   - other: Another model that would be asked.
    ///   - parent: The number of the turn; `nil` stands for the place before the first.
    public func request(
        adding prompt: String?, attachments: [PromptAttachment] = [], of other: (any LLMGateway)? = nil,
        after parent: Int?
    ) -> LLMRequest {
        var next = tree.conversation(to: parent)
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

    /// Begins a turn at the end of the current branch: the prompt is on disk when this returns.
    ///
    /// - Returns: The request to send, and the journal that the answer goes to.
    ///   When the prompt cannot be written, the problem says why. The turn has begun all the same: a full disk stops
    ///   the journal, not the conversation.
    public mutating func begin(
        _ prompt: String, attachments: [PromptAttachment] = []
    ) -> (turn: PendingTurn, problem: JournalError?) {
        begin(prompt, attachments: attachments, after: tree.current)
    }

    /// Begins a turn after any other, which becomes the current one. Several turns may have begun and not ended, such as
    /// the same prompt to several models.
    ///
    /// - Parameters:
    ///   - attachments: What the person shows with it.
    ///   - parent: The number of the turn that it is said after; `nil` begins a conversation.
    ///   - other: A model other than the session's, for this turn alone.
    ///   - temperature: A temperature other than the session's, for this turn alone.
    /// - Returns: As ``begin(_:)``.
    public mutating func begin(
        _ prompt: String, attachments: [PromptAttachment] = [], after parent: Int?,
        asking other: (any LLMGateway)? = nil, temperature: Double? = nil
    ) -> (turn: PendingTurn, problem: JournalError?) {
        let turn = Turn(prompt: prompt, attachments: attachments, temperature: temperature)
        let number = tree.append(turn, after: parent)
        var problem: JournalError?
        do throws(JournalError) {
            if journal == nil, let store {
                let new = try store.create()
                try new.append(.settings(settings))
                // Turns that found no room when they were said.
                for (index, node) in tree.nodes.dropLast().enumerated() {
                    try new.append(node, number: index + 1)
                }
                journal = new
            }
            try journal?.append(
                .user(
                    turn: number, parent: tree.nodes[number - 1].parent ?? 0, text: prompt, model: other?.id,
                    temperature: temperature))
            for attachment in attachments { try journal?.append(.attachment(turn: number, attachment)) }
            try journal?.synchronize()
        } catch {
            problem = error
        }
        let asked = other ?? gateway
        var request = request(of: other)
        request.temperature = temperature ?? settings.temperature
        if temperature == nil, let unfit = request.temperature,
            asked.abilities.temperatures?.contains(unfit) == false
        {
            request.temperature = nil
        }
        let pending = PendingTurn(
            number: number, request: request, gateway: asked, counter: TokenCounter(asked), journal: journal)
        return (pending, problem)
    }

    /// Ends the turn with what came back. Its text is in the journal already.
    ///
    /// - Throws: ``JournalError`` when the end cannot be written.
    public mutating func end(_ turn: PendingTurn, with answer: Answer) throws(JournalError) {
        tree.update(turn.number) { $0.answer = answer }
        try journal?.append(.end(turn: turn.number, answer))
    }

    /// What to ask instead when an answer misses the schema: the errors are shown to the model, a few times at most. Nil
    /// when the answer stands as it is.
    public func repair(_ answer: Answer, of turn: PendingTurn) -> LLMRequest? {
        guard let failure = answer.failure,
            (tree[turn.number]?.rejected.count ?? 0) < StructuredOutput.repairLimit
        else { return nil }
        var request = request()
        request.temperature = turn.request.temperature
        return StructuredOutput.repair(request, after: answer.text, failure)
    }

    /// Sets an answer that misses the schema aside; its tokens count, and it stays in the journal. The turn goes on.
    ///
    /// - Throws: ``JournalError`` when that cannot be written.
    public mutating func reject(_ answer: Answer, of turn: PendingTurn) throws(JournalError) {
        tree.update(turn.number) { $0.rejected.append(answer) }
        try journal?.append(.rejected(turn: turn.number, answer))
    }

    /// Moves to the branch that ends with a turn, or before the first turn (`nil`): the next turn is said after it.
    ///
    /// - Throws: ``JournalError`` when that cannot be written; the session has moved all the same.
    public mutating func move(to number: Int?) throws(JournalError) {
        guard number != tree.current else { return }
        tree.move(to: number)
        try journal?.append(.go(turn: tree.current ?? 0))
    }

    /// Begins a new conversation with the same settings, in a journal of its own.
    public mutating func restart() {
        tree = ConversationTree()
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
        remembered[settings.model] = settings
        try journal?.append(.settings(settings))
    }
}
