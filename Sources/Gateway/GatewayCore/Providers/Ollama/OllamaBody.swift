import GatewaySchema
import GatewayJSON

/// The body of a request to Ollama (https://github.com/ollama/ollama/blob/main/docs/api.md).
enum OllamaBody {
    /// Where requests are posted, below the base URL.
    static let path = "/api/chat"

    /// The body of a request for a model.
    ///
    /// - Parameters:
    ///   - sent: What of the request's settings is sent.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, sent: SentSettings, isStreamed: Bool
    ) -> JSONObject {
        var body: JSONObject = ["model": .string(settings.model)]
        // The grammar that holds the answer to a schema is unknown to the model: it is told, too.
        let asked = JSONInstructions.add(request.responseFormat, to: request.messages)
        body["messages"] = .array(ConversationForm.strict.shape(asked).map(message))
        body["stream"] = .bool(isStreamed)
        switch request.responseFormat {
        case .text: break
        case .json: body["format"] = "json"
        case .jsonSchema(let schema): body["format"] = schema.value
        }
        var options = JSONObject()
        options["temperature"] = sent.temperature.map(JSONValue.number)
        options["top_p"] = sent.topP.map(JSONValue.number)
        options["stop"] = sent.stop.isEmpty ? nil : .array(sent.stop.map(JSONValue.string))
        options["seed"] = sent.seed.map(JSONValue.integer)
        options["num_predict"] = sent.limit.map(JSONValue.integer)
        if !options.isEmpty { body["options"] = .object(options) }
        if let effort = sent.effort { body.mergeDeeply(effort.fields) }
        body.mergeDeeply(settings.extraParameters)
        body.mergeDeeply(request.extraParameters)
        return body
    }

    /// A message; images stand beside its text.
    private static func message(_ message: Message) -> JSONValue {
        var object: JSONObject = ["role": .string(message.role.rawValue), "content": .string(message.content)]
        let images = message.images
        if !images.isEmpty { object["images"] = .array(images.map { .string($0.base64) }) }
        return .object(object)
    }
}
