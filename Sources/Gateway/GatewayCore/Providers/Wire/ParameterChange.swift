import GatewayJSON

/// A change of a request that a server has refused because of something that Parlance added by itself, or of a setting
/// that may be left out if that is said.
enum ParameterChange: String, Sendable, Hashable, CaseIterable {
    /// No temperature is sent.
    case temperature
    /// Usage is not asked for in a stream.
    case streamOptions = "stream_options"
    /// The token limit is called `max_completion_tokens`.
    case newLimitName = "max_tokens"
    /// The token limit is called `max_tokens`.
    case oldLimitName = "max_completion_tokens"
    /// Any JSON is asked for instead of a schema, which the prompt has then.
    case schema = "json_schema"
    /// JSON is asked for in the prompt only.
    case responseFormat = "response_format"
    /// No summary of the reasoning is asked for.
    case reasoningSummary = "reasoning.summary"
    /// Nothing is said of whether the provider keeps the answer.
    case store
    /// Gemini's thoughts are not asked for.
    case includeThoughts
    /// The system prompt is the beginning of the first prompt.
    case systemRole = "system role"
    /// Nothing is said of how hard the model is to think.
    case effort
    /// No share of the likeliest tokens is named.
    case topP = "top_p"
    /// No texts end the answer.
    case stop
    /// No seed is named.
    case seed
    /// Reasoning of earlier answers does not go back.
    case returnedReasoning = "returned reasoning"
    /// The answer comes whole.
    case stream

    /// The request after the change; `nil` where there is nothing to change, or a person or a program wants it so.
    func applied(to request: WireRequest) -> WireRequest? {
        guard !isGiven(in: request) else { return nil }
        var request = request
        switch self {
        case .effort:
            guard let effort = request.effort else { return nil }
            for place in effort.places where !request.isGiven(place) { request.set(nil, at: place) }
            request.effort = nil
        case .returnedReasoning:
            guard request.dropReasoning() else { return nil }
        case .temperature, .streamOptions, .reasoningSummary, .store, .includeThoughts, .topP, .stop, .seed:
            guard let place = place(in: request), request.value(at: place) != nil else { return nil }
            request.set(nil, at: place)
        case .newLimitName, .oldLimitName:
            guard request.form == .chat, let limit = request.body[rawValue] else { return nil }
            let other = self == .newLimitName ? Self.oldLimitName : .newLimitName
            guard request.body[other.rawValue] == nil else { return nil }
            request.body[rawValue] = nil
            request.body[other.rawValue] = limit
        case .schema:
            guard dropSchema(from: &request) else { return nil }
        case .responseFormat:
            guard let place = place(in: request), let format = request.value(at: place),
                !Self.isSchema(format, in: request.form),
                request.form != .gemini || request.value(at: Self.geminiSchema) == nil
            else { return nil }
            request.set(nil, at: place)
        case .systemRole:
            guard request.foldSystemPrompt() else { return nil }
        case .stream:
            guard request.form == .gemini || request.body["stream"] == true else { return nil }
            if request.form == .gemini {
                let whole = request.path.replacing(":streamGenerateContent?alt=sse", with: ":generateContent")
                guard whole != request.path else { return nil }
                request.path = whole
            } else {
                request.body["stream"] = false
            }
            request.body["stream_options"] = nil
        }
        return request
    }

    /// Whether a person or a program set what would be changed.
    func isGiven(in request: WireRequest) -> Bool {
        switch self {
        case .temperature where request.hasGivenTemperature: return true
        case .newLimitName, .oldLimitName, .systemRole, .effort, .returnedReasoning: return false
        default: return place(in: request).map(request.isGiven) ?? false
        }
    }

    /// Where a request has it.
    func place(in request: WireRequest) -> [String]? {
        switch (self, request.form) {
        case (.temperature, .gemini): ["generationConfig", "temperature"]
        case (.temperature, .ollama): ["options", "temperature"]
        case (.temperature, _): ["temperature"]
        case (.streamOptions, .chat): ["stream_options"]
        case (.schema, .chat), (.responseFormat, .chat): ["response_format"]
        case (.schema, .responses), (.responseFormat, .responses): ["text", "format"]
        case (.schema, .anthropic): ["output_config", "format"]
        case (.schema, .gemini): Self.geminiSchema
        case (.responseFormat, .gemini): ["generationConfig", "responseMimeType"]
        case (.schema, .ollama), (.responseFormat, .ollama): ["format"]
        case (.reasoningSummary, .responses): ["reasoning", "summary"]
        case (.store, .responses): ["store"]
        case (.includeThoughts, .gemini): ["generationConfig", "thinkingConfig", "includeThoughts"]
        case (.topP, .gemini): ["generationConfig", "topP"]
        case (.topP, .ollama): ["options", "top_p"]
        case (.topP, _): ["top_p"]
        case (.stop, .gemini): ["generationConfig", "stopSequences"]
        case (.stop, .ollama): ["options", "stop"]
        case (.stop, .anthropic): ["stop_sequences"]
        case (.stop, .chat): ["stop"]
        case (.seed, .gemini): ["generationConfig", "seed"]
        case (.seed, .ollama): ["options", "seed"]
        case (.seed, .chat): [request.body["random_seed"] == nil ? "seed" : "random_seed"]
        case (.stream, _): ["stream"]
        default: nil
        }
    }

    private static let geminiSchema = ["generationConfig", "responseJsonSchema"]

    /// Whether a form of the answer is a schema: Ollama's is one itself.
    private static func isSchema(_ format: JSONValue, in form: WireRequest.Form) -> Bool {
        form == .ollama ? format.objectValue != nil : format["type"] == "json_schema"
    }

    /// Puts the schema into the prompt. Ollama's prompt has it in any case.
    private func dropSchema(from request: inout WireRequest) -> Bool {
        guard let place = place(in: request), let format = request.value(at: place),
            request.form == .gemini || Self.isSchema(format, in: request.form),
            let words = JSONInstructions.text(for: request.format)
        else { return false }
        switch request.form {
        case .chat, .responses: request.set(WireRequest.jsonModeFormat, at: place)
        case .ollama: request.set("json", at: place)
        case .anthropic, .gemini: request.set(nil, at: place)
        }
        if request.form != .ollama { request.addInstructions(words) }
        return true
    }
}
