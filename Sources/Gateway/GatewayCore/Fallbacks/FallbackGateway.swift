import Synchronization

/// A model, and others that are asked in its place when its provider is down or refuses.
///
/// It is the first model in all that it says of itself. Another one is asked only while nothing of an answer has come;
/// ``StreamEvent/fallback(_:)`` says that it is. When none can answer, the first one's error is the call's.
public struct FallbackGateway: LLMGateway {
    /// The model that is asked first.
    public let first: any LLMGateway
    private let others: [Alternative]

    /// A model that is asked in place of another one.
    struct Alternative: Sendable {
        var id: ModelID
        /// Makes its gateway when it is needed: a key that is missing then is one more reason to go on to the next.
        var make: @Sendable () throws(GatewayError) -> any LLMGateway
    }

    /// A gateway that asks the others in their order.
    public init(_ first: any LLMGateway, others: [any LLMGateway]) {
        self.init(
            first,
            alternatives: others.map { gateway in
                Alternative(id: gateway.id) { () throws(GatewayError) in gateway }
            })
    }

    init(_ first: any LLMGateway, alternatives: [Alternative]) {
        self.first = first
        others = alternatives
    }

    /// The first model.
    public var id: ModelID { first.id }
    /// What the first model takes.
    public var abilities: ModelAbilities { first.abilities }
    /// The first model's.
    public var defaultTemperature: Double? { first.defaultTemperature }
    /// The first model's.
    public var defaultEffort: ReasoningEffort? { first.defaultEffort }
    /// The first model's.
    public var tokenizer: ModelTokenizer { first.tokenizer }
    /// The first model's.
    public var baseURL: String? { first.baseURL }

    /// The first model's count.
    public func countTokens(_ text: String) -> TokenCount { first.countTokens(text) }
    /// The first model's count.
    public func countTokens(_ request: LLMRequest) -> TokenCount { first.countTokens(request) }

    /// The answer of the first model that can, as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        LLMStream(for: request, model: id.model) {
            FallbackSource(first: first, others: others[...], request: request)
        }
    }

    /// The whole answer of the first model that can.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        var (gateway, others) = (first, others[...])
        var firstError: GatewayError?
        while true {
            let hasBegun = Atomic(false)
            do throws(GatewayError) {
                return try await gateway.generate(request.adapted(to: gateway)) { event in
                    if event.isPieceOfAnswer { hasBegun.store(true, ordering: .relaxed) }
                }
            } catch {
                guard error.code != .cancelled, !hasBegun.load(ordering: .relaxed) else { throw error }
                guard error.allowsFallback, let next = others.popNextGateway() else { throw firstError ?? error }
                firstError = firstError ?? error
                CallNotices.report(
                    .fallback(FallbackNotice(from: gateway.id, to: next.id, at: next.baseURL, error: error)))
                gateway = next
            }
        }
    }
}

extension ArraySlice<FallbackGateway.Alternative> {
    /// The next one that can be made.
    mutating func popNextGateway() -> (any LLMGateway)? {
        while let alternative = popFirst() {
            if let gateway = try? alternative.make() { return gateway }
        }
        return nil
    }
}

extension LLMRequest {
    /// The request without a temperature that a model does not take: it was chosen for another one.
    func adapted(to gateway: any LLMGateway) -> LLMRequest {
        guard let temperature, gateway.abilities.temperatures?.contains(temperature) != true else { return self }
        var request = self
        request.temperature = nil
        return request
    }
}

extension GatewayError {
    /// Whether another provider may well do what this one did not: it is down, or it does not want to.
    var allowsFallback: Bool {
        switch code {
        case .missingAPIKey, .unknownModel, .authentication, .permission, .rateLimited, .quotaExceeded,
            .providerFailure, .unreachable, .connection, .timedOut, .invalidResponse, .incomplete:
            true
        case .unknownProvider, .configuration, .contextLengthExceeded, .invalidRequest, .cancelled,
            .contentFiltered, .structuredOutput:
            false
        }
    }
}
