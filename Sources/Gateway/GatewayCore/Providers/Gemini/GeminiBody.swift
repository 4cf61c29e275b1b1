import GatewaySchema
import GatewayJSON

/// The body of a Gemini request (https://ai.google.dev/api/generate-content).
enum GeminiBody {
    /// Where requests for a model are posted, below the base URL.
    static func path(_ model: String, isStreamed: Bool) -> String {
        "/" + name(of: model).percentEncoded + (isStreamed ? ":streamGenerateContent?alt=sse" : ":generateContent")
    }

    /// Where a prompt for a model is counted.
    static func countingPath(_ model: String) -> String {
        "/" + name(of: model).percentEncoded + ":countTokens"
    }

    /// The model as the interface names it: `models/gemini-flash-latest`.
    static func name(of model: String) -> String {
        model.contains("/") ? model : "models/" + model
    }

    /// The body of a request for a model.
    ///
    /// - Parameters:
    ///   - sent: What of the request's settings is sent.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, sent: SentSettings, showsThoughts: Bool
    ) -> JSONObject {
        let (system, turns) = ConversationForm.strict.split(request.messages)
        var body: JSONObject = ["contents": .array(turns.map(content))]
        body["systemInstruction"] = system.map { ["parts": [["text": .string($0)]]] }
        var config = JSONObject()
        config["temperature"] = sent.temperature.map(JSONValue.number)
        config["topP"] = sent.topP.map(JSONValue.number)
        config["stopSequences"] = sent.stop.isEmpty ? nil : .array(sent.stop.map(JSONValue.string))
        config["seed"] = sent.seed.map(JSONValue.integer)
        config["maxOutputTokens"] = sent.limit.map(JSONValue.integer)
        if request.responseFormat.isStructured {
            config["responseMimeType"] = "application/json"
            config["responseJsonSchema"] = request.responseFormat.schema?.value
        }
        if showsThoughts {
            config["thinkingConfig"] = ["includeThoughts": true]
        }
        if !config.isEmpty { body["generationConfig"] = .object(config) }
        if let effort = sent.effort { body.mergeDeeply(effort.fields) }
        body.mergeDeeply(settings.extraParameters)
        body.mergeDeeply(request.extraParameters)
        return body
    }

    private static func part(_ part: Message.Part) -> JSONValue {
        switch part {
        case .text(let text): ["text": .string(text)]
        case .image(let image):
            ["inlineData": ["mimeType": .string(image.format.rawValue), "data": .string(image.base64)]]
        case .reasoning: .null
        }
    }

    private static func content(_ message: Message) -> JSONValue {
        var parts = message.partsToSend.map(part)
        if let signature = message.reasoning?.block["thoughtSignature"], var last = parts.last?.objectValue {
            last["thoughtSignature"] = signature
            parts[parts.count - 1] = .object(last)
        }
        return ["role": message.role == .assistant ? "model" : "user", "parts": .array(parts)]
    }
}
