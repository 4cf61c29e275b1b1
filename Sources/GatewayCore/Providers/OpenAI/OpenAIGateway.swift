/// A model of OpenAI, or of any server that speaks OpenAI's Chat Completions, such as llama.cpp.
public struct OpenAIGateway: LLMGateway {
    /// OpenAI's address.
    public static let defaultBaseURL = "https://api.openai.com/v1"

    /// The model that answers.
    public let id: ModelID
    /// What the model takes.
    public let abilities: ModelAbilities
    /// What counts the tokens of texts, as the catalogue of the settings has it.
    public let tokenizer: ModelTokenizer

    private let settings: GatewaySettings
    private let isReasoning: Bool
    private let client: ChatCompletionsClient

    /// A gateway for the model in `settings`.
    ///
    /// - Parameter apiKey: Sent as a bearer token. A local server takes any.
    public init(apiKey: String, settings: GatewaySettings) {
        id = ModelID(provider: ProviderDefinition.openAIIdentity.name, model: settings.model)
        self.settings = settings
        tokenizer = ModelTokenizer(for: id, in: settings.catalogue)
        isReasoning = settings.catalogue[id]?.isReasoning ?? Self.looksLikeReasoning(id.model)
        // A reasoning model takes a temperature only while it does not reason.
        let takesTemperature = !isReasoning || settings.extraParameters["reasoning_effort"] == "none"
        abilities = ModelAbilities(temperatures: takesTemperature ? 0...2 : nil, structuredOutput: .jsonSchema)

        var headers: [HTTPHeaders.Field] = []
        if let organization = settings.organization ?? settings.environment["OPENAI_ORG_ID"], !organization.isEmpty {
            headers.append(HTTPHeaders.Field(name: "OpenAI-Organization", value: organization))
        }
        if let project = settings.project ?? settings.environment["OPENAI_PROJECT_ID"], !project.isEmpty {
            headers.append(HTTPHeaders.Field(name: "OpenAI-Project", value: project))
        }
        client = ChatCompletionsClient(
            provider: ProviderDefinition.openAIIdentity,
            baseURL: settings.baseURL ?? Self.defaultBaseURL,
            apiKey: apiKey,
            extraHeaders: headers,
            transport: settings.transport
        )
    }

    /// A gateway without a factory: a model's name and a key, and another address where the server is not OpenAI's.
    public init(
        model: String,
        apiKey: String,
        baseURL: String? = nil,
        organization: String? = nil,
        project: String? = nil,
        temperature: Double? = nil,
        maxTokens: Int? = nil,
        transport: any HTTPTransport = CurlTransport.shared
    ) {
        self.init(
            apiKey: apiKey,
            settings: GatewaySettings(
                model: model, baseURL: baseURL, organization: organization, project: project,
                temperature: temperature, maxTokens: maxTokens, transport: transport))
    }

    /// The temperature of requests that name none.
    public var defaultTemperature: Double? {
        abilities.temperatures == nil ? nil : settings.temperature
    }

    /// The address of another server than OpenAI's.
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

    /// The request as OpenAI takes it (https://platform.openai.com/docs/api-reference/chat/create).
    func body(for request: LLMRequest, isStreamed: Bool) -> JSONObject {
        var body: JSONObject = ["model": .string(id.model)]
        let messages =
            request.responseFormat == .json
            ? ChatCompletionsBody.instructed(request.messages, format: .json) : request.messages
        body["messages"] = ChatCompletionsBody.messages(messages)
        body["stream"] = .bool(isStreamed)
        if isStreamed {
            body["stream_options"] = ["include_usage": true]
        }
        if abilities.temperatures != nil, let temperature = request.temperature ?? settings.temperature {
            body["temperature"] = .number(temperature)
        }
        if let limit = request.maxTokens ?? settings.maxTokens {
            // Reasoning models answer `max_tokens` with 400; servers that are only compatible know nothing else.
            body[isReasoning ? "max_completion_tokens" : "max_tokens"] = .integer(limit)
        }
        switch request.responseFormat {
        case .text: break
        case .json: body["response_format"] = ChatCompletionsBody.jsonModeFormat
        case .jsonSchema(let schema):
            let strict = StrictSchema.make(from: schema.value)
            body["response_format"] = ChatCompletionsBody.jsonSchemaFormat(
                strict ?? schema.value, isStrict: strict != nil)
        }
        body.merge(settings.extraParameters)
        body.merge(request.extraParameters)
        return body
    }

    /// The families that reason, for models that the catalogue does not know.
    private static func looksLikeReasoning(_ model: String) -> Bool {
        ["o1", "o3", "o4", "gpt-5", "gpt-6"].contains { family in
            model == family || model.hasPrefix(family + "-") || model.hasPrefix(family + ".")
        }
    }
}

extension ProviderDefinition {
    static let openAIIdentity = ProviderIdentity(
        name: "openai", displayName: "OpenAI", keyVariable: "OPENAI_API_KEY")

    /// OpenAI, and by `OPENAI_BASE_URL` every server that speaks its Chat Completions.
    public static let openAI = ProviderDefinition(
        name: openAIIdentity.name,
        displayName: openAIIdentity.displayName,
        defaultModel: "gpt-4o",
        keyVariable: openAIIdentity.keyVariable,
        baseURLVariable: "OPENAI_BASE_URL"
    ) { settings throws(GatewayError) in
        OpenAIGateway(apiKey: try openAIIdentity.requireKey(settings), settings: settings)
    }
}
