package import GatewayCore
package import GatewaySchema
package import ParlanceConversations

extension ModelID {
    package static let gpt4o = ModelID(provider: "openai", model: "gpt-4o")
    package static let mistralLarge = ModelID(provider: "mistral", model: "mistral-large-latest")
    package static let tour = ModelID(provider: "demo", model: "tour")
}

extension SessionSettings {
    package static func make(
        model: ModelID = .gpt4o,
        profile: String? = nil,
        temperature: Double? = nil,
        effort: ReasoningEffort? = nil,
        maxTokens: Int? = nil,
        system: String? = nil,
        schema: Schema? = nil
    ) -> SessionSettings {
        SessionSettings(
            model: model, profile: profile, temperature: temperature, effort: effort, maxTokens: maxTokens,
            system: system, schema: schema)
    }
}

extension Answer {
    package static func make(
        _ text: String = "An answer.",
        model: ModelID = .gpt4o,
        reasoning: String = "",
        status: Status = .complete,
        finishReason: FinishReason? = FinishReason(.stop),
        usage: Usage? = nil,
        failure: GatewayError? = nil,
        estimate: Usage? = nil,
        isPromptExact: Bool = false,
        timing: AnswerTiming? = nil,
        effort: ReasoningEffort? = nil
    ) -> Answer {
        var answer = Answer(
            model: model, text: text, reasoning: reasoning, status: status, finishReason: finishReason, usage: usage,
            failure: failure)
        answer.estimate = estimate
        answer.isPromptExact = isPromptExact
        answer.timing = timing
        answer.effort = effort
        return answer
    }

    /// The answer as it is kept: with tokens that were counted here, and times without length.
    package func counted(_ promptTokens: Int, _ completionTokens: Int) -> Answer {
        var answer = timed
        answer.estimate = .make(promptTokens, completionTokens)
        return answer
    }

    /// The answer with times without length.
    package var timed: Answer {
        var answer = self
        answer.timing = AnswerTiming(firstToken: text.isEmpty && reasoning.isEmpty ? nil : .zero, total: .zero)
        answer.arrivals = text.isEmpty ? [] : [Answer.Arrival(end: text.utf8.count, milliseconds: 0)]
        return answer
    }

    /// The answer as it is while the program runs, which knows that the prompt's count is exact.
    package func countedExactly(_ promptTokens: Int, _ completionTokens: Int) -> Answer {
        var answer = counted(promptTokens, completionTokens)
        answer.isPromptExact = true
        return answer
    }
}

extension Conversation {
    /// Turns that were all answered.
    package static func make(_ turns: (prompt: String, answer: Answer?)...) -> Conversation {
        Conversation(turns: turns.map { Turn(prompt: $0.prompt, answer: $0.answer) })
    }
}

extension Session {
    package static func make(
        gateway: ScriptedGateway = .make(),
        settings: SessionSettings? = nil,
        conversation: Conversation = Conversation(),
        tree: ConversationTree? = nil,
        store: SessionStore? = nil,
        journal: Journal? = nil
    ) -> Session {
        Session(
            gateway: gateway, settings: settings ?? SessionSettings(model: gateway.id),
            tree: tree ?? ConversationTree(conversation),
            store: store, journal: journal)
    }

    /// The turn that a prompt would begin.
    package func turn(for prompt: String, of other: (any LLMGateway)? = nil) -> PendingTurn {
        pendingTurn(for: TurnRequest(prompt, after: tree.current), of: other)
    }

    /// Begins a turn at the end of the current branch.
    package mutating func begin(
        _ prompt: String, attachments: [PromptAttachment] = []
    ) -> (turn: PendingTurn, problem: FileError?) {
        begin(TurnRequest(prompt, attachments: attachments, after: tree.current))
    }

    /// Begins a turn after any other.
    package mutating func begin(
        _ prompt: String, after parent: Int?, asking other: (any LLMGateway)? = nil, temperature: Double? = nil
    ) -> (turn: PendingTurn, problem: FileError?) {
        begin(TurnRequest(prompt, after: parent, temperature: temperature), of: other)
    }

    /// Begins a turn.
    package mutating func begin(
        _ asking: TurnRequest, of other: (any LLMGateway)? = nil
    ) -> (turn: PendingTurn, problem: FileError?) {
        var turn = pendingTurn(for: asking, of: other)
        let problem = begin(&turn)
        return (turn, problem)
    }
}

extension Usage {
    package static func make(_ promptTokens: Int, _ completionTokens: Int) -> Usage {
        Usage(promptTokens: promptTokens, completionTokens: completionTokens)
    }
}

extension CatalogModel {
    /// A model with a window and with prices in US dollars for a million tokens.
    package static func make(
        _ id: ModelID = .gpt4o,
        window: Int? = 128_000,
        input: Double? = 2.5,
        cached: Double? = 1.25,
        output: Double? = 10
    ) -> CatalogModel {
        var model = CatalogModel(id: id)
        model.contextWindow = window
        model.inputPrice = input
        model.cachedInputPrice = cached
        model.outputPrice = output
        return model
    }
}
