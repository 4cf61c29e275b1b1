package import GatewayCore
import GatewayJSON

/// What came back from a model, whole or not.
package struct Answer: Sendable, Hashable {
    /// How the answer ended.
    package enum Status: String, Sendable, Hashable {
        /// It came to its end.
        case complete
        /// The person stopped it, or the program died while it came.
        case interrupted
        /// The provider or the network stopped it; see ``Answer/failure``.
        case failed

        /// The status in the one word that a person reads everywhere.
        package var word: String {
            switch self {
            case .complete: "complete"
            case .interrupted: "stopped"
            case .failed: "failed"
            }
        }
    }

    /// The model that was asked.
    package var model: ModelID { didSet { came.model = model.model } }
    /// The address of its server, where it is not the provider's usual one: what it costs depends on that.
    package var baseURL: String?
    /// How hard the model was asked to think; `nil`: as its provider has it.
    package var effort: ReasoningEffort?
    /// How the answer ended.
    package var status: Status
    /// What was counted here: the prompt before it was sent, and the text that came.
    package var estimate: Usage?
    /// Whether the prompt's part of the estimate follows published rules, so that it should equal the provider's.
    package var isPromptExact = false
    /// How long it took.
    package var timing: AnswerTiming?
    /// The number of the turn whose answer this repeats, as after `/compact`: its tokens are counted there. `nil` for an
    /// answer of its own.
    package var original: Int?
    /// When the pieces of the text came; none where that is not known.
    package var arrivals: [Arrival] = []
    /// What it continues: the parts of its text that were written before; none for an answer of its own.
    package var beginnings: [Beginning] = []
    /// Whether pieces of it could not be written into the journal as they came: then its end must have the whole.
    package var lacksWriting = false
    /// What stopped it, or what is wrong with it although it is complete.
    package var failure: GatewayError?

    /// What came, added up as the library does it, with those facts alone that tell what it has besides text.
    private var came: LLMResponse
    /// Whether the model said why it stopped.
    private var hasFinishReason = false

    /// An answer from its parts; by default nothing has come yet.
    package init(
        model: ModelID,
        text: String = "",
        reasoning: String = "",
        status: Status = .interrupted,
        finishReason: FinishReason? = nil,
        usage: Usage? = nil,
        failure: GatewayError? = nil
    ) {
        self.model = model
        self.status = status
        self.failure = failure
        came = LLMResponse(
            content: text, reasoning: reasoning, usage: usage, model: model.model,
            finishReason: finishReason ?? FinishReason(.other))
        hasFinishReason = finishReason != nil
    }

    /// The model where it was asked.
    package var served: ServedModel { ServedModel(id: model, baseURL: baseURL) }

    /// Whether nothing came: no text, no reasoning, and no report of tokens.
    package var isEmpty: Bool {
        text.isEmpty && reasoning.isEmpty && usage == nil
    }

    /// Whether there would have been more: it was stopped, it broke off, or it reached the token limit.
    package var isCut: Bool {
        status != .complete || finishReason?.kind == .length
    }

    /// The tokens as far as anybody knows: what was reported, else what was counted here, which is marked as such. `nil`:
    /// nobody counted any.
    package var tokens: Usage? {
        guard let usage else { return estimate?.asEstimate }
        return estimate.map(usage.filled) ?? usage
    }

    // MARK: What came

    /// The text, as far as it came.
    package var text: String {
        get { came.content }
        set { came.content = newValue }
    }

    /// The model's visible reasoning.
    package var reasoning: String {
        get { came.reasoning }
        set { came.reasoning = newValue }
    }

    /// The reasoning in the provider's own form, which goes back to the model with the conversation.
    package var reasoningContent: ReasoningContent? {
        get { came.reasoningContent }
        set { came.reasoningContent = newValue }
    }

    /// Why the model stopped; `nil` when it did not get that far.
    package var finishReason: FinishReason? {
        get { hasFinishReason ? came.finishReason : nil }
        set {
            came.finishReason = newValue ?? FinishReason(.other)
            hasFinishReason = newValue != nil
        }
    }

    /// The tokens that the provider reported; `nil` when it reported none.
    package var usage: Usage? {
        get { came.usage }
        set { came.usage = newValue }
    }

    /// The answer as a gateway's response, its text parsed where it is JSON.
    package var response: LLMResponse {
        var response = came
        response.parsed = (try? StructuredText(parsing: text))?.value
        return response
    }

    /// Takes the next event of the stream.
    ///
    /// - Parameter milliseconds: The time since the request was sent; `nil` where it is not known.
    package mutating func add(_ event: StreamEvent, at milliseconds: Int? = nil) {
        let end = text.utf8.count
        switch event {
        case .metadata(let facts):
            var unread = JSONObject()
            for key in LLMResponse.unreadKeys { unread[key] = facts[key] }
            return came.add(.metadata(unread))
        case .fallback(let notice):
            (model, baseURL, hasFinishReason) = (notice.to, notice.baseURL, false)
        case .finish:
            hasFinishReason = true
        case .textWasReasoning:
            arrivals = []
        case .text, .reasoning, .usage, .retrying, .adjusted, .reasoningContent:
            break
        }
        came.add(event)
        if case .text = event { noteArrival(after: end, at: milliseconds) }
    }
}
