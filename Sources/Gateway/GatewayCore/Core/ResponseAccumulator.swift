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
        partial = LLMResponse(of: model)
    }

    /// Takes the next event.
    public mutating func add(_ event: StreamEvent) {
        partial.add(event)
    }
}
