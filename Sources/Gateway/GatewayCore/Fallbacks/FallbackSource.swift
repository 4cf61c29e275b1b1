/// The events of the first model that can answer.
struct FallbackSource: StreamSource {
    private var gateway: any LLMGateway
    private var others: ArraySlice<FallbackGateway.Alternative>
    private let request: LLMRequest
    private var events: LLMStream.Iterator
    private var hasBegun = false
    private var firstError: GatewayError?

    init(first: any LLMGateway, others: ArraySlice<FallbackGateway.Alternative>, request: LLMRequest) {
        gateway = first
        self.others = others
        self.request = request
        events = first.stream(request).makeAsyncIterator()
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        do throws(GatewayError) {
            guard let event = try await events.next(isolation: actor) else { return nil }
            hasBegun = hasBegun || event.isPieceOfAnswer
            return [event]
        } catch {
            guard !hasBegun, error.code != .cancelled else { throw error }
            guard error.allowsFallback, let next = others.popNextGateway() else { throw firstError ?? error }
            firstError = firstError ?? error
            let notice = FallbackNotice(from: gateway.id, to: next.id, at: next.baseURL, error: error)
            gateway = next
            events = next.stream(request.adapted(to: next)).makeAsyncIterator()
            return [.fallback(notice)]
        }
    }
}
