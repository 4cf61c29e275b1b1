import GatewayCore
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
    package var model: ModelID
    /// The address of its server, where it is not the provider's usual one: what it costs depends on that.
    package var baseURL: String?
    /// The text, as far as it came.
    package var text: String
    /// The model's visible reasoning.
    package var reasoning: String
    /// How the answer ended.
    package var status: Status
    /// Why the model stopped; `nil` when it did not get that far.
    package var finishReason: FinishReason?
    /// The tokens that the provider reported; `nil` when it reported none.
    package var usage: Usage?
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
    /// Whether pieces of it could not be written into the journal as they came: then its end must have the whole.
    package var lacksWriting = false
    /// What it has besides text, as ``LLMResponse/metadata`` has it.
    package var unread: JSONObject = [:]
    /// What stopped it, or what is wrong with it although it is complete.
    package var failure: GatewayError?

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
        self.text = text
        self.reasoning = reasoning
        self.status = status
        self.finishReason = finishReason
        self.usage = usage
        self.failure = failure
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

    /// Takes the next event of the stream.
    ///
    /// - Parameter milliseconds: The time since the request was sent; `nil` where it is not known.
    package mutating func add(_ event: StreamEvent, at milliseconds: Int? = nil) {
        switch event {
        case .text(let piece): add(text: piece, at: milliseconds)
        case .reasoning(let piece): reasoning += piece
        case .textWasReasoning: moveToReasoning(text.utf8.count)
        case .usage(let usage): self.usage = usage
        case .finish(let reason): finishReason = reason
        case .fallback(let notice): (model, baseURL) = (notice.to, notice.baseURL)
        case .metadata(let facts):
            for key in LLMResponse.unreadKeys { unread[key] = facts[key] ?? unread[key] }
        case .retrying: break
        }
    }
}
