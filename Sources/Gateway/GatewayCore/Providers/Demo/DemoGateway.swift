/// A provider without network that lets a person try everything before there is a key. It is no language model, and
/// says so.
public struct DemoGateway: LLMGateway {
    /// The name before the colon.
    public static let providerName = "demo"
    /// The time between two words: about as fast as a good reader, so that streaming can be seen.
    public static let pace = Duration.milliseconds(15)

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities = ModelAbilities(
        temperatures: 0...2, structuredOutput: .jsonSchema, seesImages: false,
        efforts: ReasoningEffort.allCases, defaultEffort: .off, areEffortsKnown: true)
    /// The temperature of requests that name none.
    public let defaultTemperature: Double?
    /// The effort of requests that name none.
    public let defaultEffort: ReasoningEffort?

    private let maxTokens: Int?
    private let pause: @Sendable () async throws -> Void

    /// A demonstration of a pace.
    ///
    /// - Parameter pause: Waits between two words, and throws when the task is cancelled.
    public init(
        settings: GatewaySettings,
        pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: pace) }
    ) {
        id = ModelID(provider: Self.providerName, model: settings.model)
        defaultTemperature = settings.temperature
        defaultEffort = settings.reasoning
        maxTokens = settings.maxTokens
        self.pause = pause
    }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        let answer = answer(to: request)
        return LLMStream(for: request, model: id.model) { [pause] in
            DemoSource(answer: answer, pause: pause)
        }
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        // The whole reply need not be waited for.
        let answer = answer(to: request)
        return try await LLMStream(for: request, model: id.model) { DemoSource(answer: answer, pause: {}) }.collect()
    }

    private func answer(to request: LLMRequest) -> DemoAnswer {
        DemoAnswer(
            to: request,
            of: self,
            temperature: request.temperature ?? defaultTemperature,
            limit: request.maxTokens ?? maxTokens,
            effort: request.reasoning ?? defaultEffort ?? .off
        )
    }
}

/// The words of a demonstration, one after another.
private struct DemoSource: StreamSource {
    private var words: ArraySlice<String>
    private var reasoning: String
    private var ending: [StreamEvent]?
    private let pause: @Sendable () async throws -> Void

    init(answer: DemoAnswer, pause: @escaping @Sendable () async throws -> Void) {
        words = answer.words[...]
        reasoning = answer.reasoning
        ending = [.finish(answer.finishReason), .usage(answer.usage)]
        self.pause = pause
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws(GatewayError) -> [StreamEvent]? {
        if !reasoning.isEmpty {
            defer { reasoning = "" }
            return [.reasoning(reasoning)]
        }
        guard let word = words.popFirst() else {
            defer { ending = nil }
            return ending
        }
        do {
            try await pause()
        } catch {
            throw GatewayError(.cancelled, "The request was canceled.", provider: DemoGateway.providerName)
        }
        return [.text(word)]
    }
}
