import GatewayJSON

/// Folds stream events into a response. The whole reply and the streamed one both pass here, so they come out equal.
public struct ResponseAccumulator: Sendable {
    /// The response so far.
    public var response: LLMResponse {
        var response = partial
        if format.isStructured {
            response.parsed = (try? StructuredText(parsing: response.content))?.value
        }
        return response
    }

    private let format: ResponseFormat
    private var partial: LLMResponse

    /// Starts with an empty answer to `request`.
    ///
    /// - Parameter model: The model's name, used until the provider tells one.
    public init(for request: LLMRequest, model: String) {
        format = request.responseFormat
        partial = LLMResponse(content: "", model: model, finishReason: FinishReason(.other))
    }

    /// Takes the next event.
    public mutating func add(_ event: StreamEvent) {
        switch event {
        case .text(let text): partial.content += text
        case .reasoning(let text): partial.reasoning += text
        case .textWasReasoning:
            partial.reasoning += (partial.reasoning.isEmpty ? "" : "\n\n") + partial.content
            partial.content = ""
        case .usage(let usage): partial.usage = usage
        case .finish(let reason): partial.finishReason = reason
        case .retrying: break
        case .fallback(let notice):
            partial = LLMResponse(content: "", model: notice.to.model, finishReason: FinishReason(.other))
        case .metadata(var fields):
            if let model = fields["model"]?.stringValue, !model.isEmpty {
                partial.model = model
                fields["model"] = nil
            }
            partial.metadata.merge(fields)
        }
    }
}
