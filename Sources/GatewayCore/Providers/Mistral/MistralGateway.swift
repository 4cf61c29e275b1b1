/// A model of Mistral.
public struct MistralGateway: LLMGateway {
    /// Mistral's address. `https://api.eu.mistral.ai/v1` and `https://api.us.mistral.ai/v1` keep data in a region.
    public static let defaultBaseURL = "https://api.mistral.ai/v1"

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalogue of the settings has it.
    public let tokenizer: ModelTokenizer

    private let settings: GatewaySettings
    private let client: ChatCompletionsClient

    /// A gateway for the model in `settings`.
    ///
    /// - Parameter apiKey: Sent as a bearer token.
    public init(apiKey: String, settings: GatewaySettings) {
        id = ModelID(provider: ProviderDefinition.mistralIdentity.name, model: settings.model)
        self.settings = settings
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        abilities = ModelAbilities(
            temperatures: 0...1.5,
            structuredOutput: Self.lacksJSONSchema(id.model) ? .jsonMode : .jsonSchema)
        client = ChatCompletionsClient(
            provider: ProviderDefinition.mistralIdentity,
            baseURL: Self.withVersion(settings.baseURL ?? Self.defaultBaseURL),
            apiKey: apiKey,
            transport: settings.transport
        )
    }

    /// A gateway without a factory: a model's name and a key.
    public init(
        model: String,
        apiKey: String,
        baseURL: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            apiKey: apiKey,
            settings: GatewaySettings(
                model: model, baseURL: baseURL, temperature: temperature, maxTokens: maxTokens, transport: transport))
    }

    /// The temperature of requests that name none.
    public var defaultTemperature: Double? {
        settings.temperature
    }

    /// The address of another server than Mistral's.
    public var baseURL: String? {
        client.address(otherThan: Self.defaultBaseURL)
    }

    /// The answer as it comes.
    public func stream(_ request: LLMRequest) -> LLMStream {
        client.stream(body(for: request, isStreamed: true), for: request, model: id.model)
    }

    /// The whole answer.
    public func generate(_ request: LLMRequest) async throws(GatewayError) -> LLMResponse {
        try await client.generate(body(for: request, isStreamed: false), for: request, model: id.model)
    }

    /// The request as Mistral takes it (https://docs.mistral.ai/api). It refuses fields that it does not know with
    /// 422: no `stream_options` (usage comes anyway), no `max_completion_tokens`.
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        var body: JSONObject = ["model": .string(id.model)]
        let isInstructed = request.responseFormat == .json || abilities.structuredOutput == .jsonMode
        body["messages"] = ChatCompletionsBody.messages(
            isInstructed
                ? ChatCompletionsBody.instructed(request.messages, format: request.responseFormat) : request.messages)
        body["stream"] = .bool(isStreamed)
        if let temperature = request.temperature ?? settings.temperature {
            body["temperature"] = .number(temperature)
        }
        if let limit = request.maxTokens ?? settings.maxTokens {
            body["max_tokens"] = .integer(limit)
        }
        switch request.responseFormat {
        case .text: break
        case .json: body["response_format"] = ChatCompletionsBody.jsonModeFormat
        case .jsonSchema(let schema):
            body["response_format"] =
                abilities.structuredOutput == .jsonMode
                ? ChatCompletionsBody.jsonModeFormat
                : ChatCompletionsBody.jsonSchemaFormat(schema.value, isStrict: true)
        }
        body.merge(settings.extraParameters)
        body.merge(request.extraParameters)
        return body
    }

    /// Mistral's own libraries are given the server without `/v1`; both forms are taken here.
    private static func withVersion(_ baseURL: String) -> String {
        let host = baseURL.split(separator: "://", maxSplits: 1).last ?? ""
        return host.contains("/") ? baseURL : baseURL + "/v1"
    }

    /// The models that know JSON mode but no schema
    /// (https://docs.mistral.ai/capabilities/structured-output/custom_structured_output, unverified since).
    private static func lacksJSONSchema(_ model: String) -> Bool {
        ["codestral-mamba", "open-codestral-mamba", "open-mistral-7b", "open-mixtral"].contains { model.hasPrefix($0) }
    }
}

extension ProviderDefinition {
    static let mistralIdentity = ProviderIdentity(
        name: "mistral", displayName: "Mistral", keyVariable: "MISTRAL_API_KEY")

    /// Mistral.
    public static let mistral = ProviderDefinition(
        name: mistralIdentity.name,
        displayName: mistralIdentity.displayName,
        defaultModel: "mistral-large-latest",
        keyVariable: mistralIdentity.keyVariable,
        baseURLVariable: "MISTRAL_BASE_URL"
    ) { settings throws(GatewayError) in
        MistralGateway(apiKey: try mistralIdentity.requireKey(settings), settings: settings)
    }
}
