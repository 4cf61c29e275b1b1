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
    ///   - temperature: The temperature to send, if any; the request's own is decided before.
    ///   - limit: The token limit to send, if any.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, temperature: Double?, limit: Int?, showsThoughts: Bool
    ) -> JSONObject {
        let (system, turns) = ConversationForm.strict.split(request.messages)
        var body: JSONObject = ["contents": .array(turns.map(content))]
        body["systemInstruction"] = system.map { ["parts": [["text": .string($0)]]] }
        var config = JSONObject()
        config["temperature"] = temperature.map(JSONValue.number)
        config["maxOutputTokens"] = limit.map(JSONValue.integer)
        if request.responseFormat.isStructured {
            config["responseMimeType"] = "application/json"
            config["responseJsonSchema"] = request.responseFormat.schema?.value
        }
        if showsThoughts {
            config["thinkingConfig"] = ["includeThoughts": true]
        }
        if !config.isEmpty { body["generationConfig"] = .object(config) }
        body.mergeDeeply(settings.extraParameters)
        body.mergeDeeply(request.extraParameters)
        return body
    }

    private static func part(_ part: Message.Part) -> JSONValue {
        switch part {
        case .text(let text): ["text": .string(text)]
        case .image(let image):
            ["inlineData": ["mimeType": .string(image.format.rawValue), "data": .string(image.base64)]]
        }
    }

    private static func content(_ message: Message) -> JSONValue {
        [
            "role": message.role == .assistant ? "model" : "user",
            "parts": .array(message.partsToSend.map(part)),
        ]
    }
}
