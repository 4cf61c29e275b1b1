import GatewaySchema
import GatewayJSON

/// The body of a Messages request (https://docs.anthropic.com/en/api/messages).
enum AnthropicBody {
    /// Where requests are posted, below the base URL.
    static let path = "/messages"
    /// The token limit, which must be named, for a model of which nothing is known: no model takes less.
    static let usualLimit = 8192
    /// What is left to an answer, however long the prompt: less would be no answer.
    private static let leastLimit = 1024

    /// The body of a request for a model.
    ///
    /// - Parameters:
    ///   - sent: What of the request's settings is sent.
    ///   - limit: The token limit, without which nothing is answered.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, sent: SentSettings, limit: Int, isStreamed: Bool
    ) -> JSONObject {
        var asked = request.messages
        var format: JSONValue?
        switch request.responseFormat {
        case .text: break
        case .json: asked = JSONInstructions.add(.json, to: asked)
        case .jsonSchema(let schema):
            format = AnthropicSchema.make(from: schema.value).map { ["type": "json_schema", "schema": $0] }
            if format == nil { asked = JSONInstructions.add(request.responseFormat, to: asked) }
        }
        let (system, turns) = ConversationForm.strict.split(asked)
        var body: JSONObject = ["model": .string(settings.model)]
        body["max_tokens"] = .integer(limit)
        body["system"] = system.map(JSONValue.string)
        body["messages"] = ChatCompletionsBody.messages(
            turns, image: imageBlock, returning: { [.object(message($1, after: $0))] })
        body["stream"] = .bool(isStreamed)
        body["temperature"] = sent.temperature.map(JSONValue.number)
        body["top_p"] = sent.topP.map(JSONValue.number)
        body["stop_sequences"] = sent.stop.isEmpty ? nil : .array(sent.stop.map(JSONValue.string))
        body["output_config"] = format.map { ["format": $0] }
        if let effort = sent.effort { body.mergeDeeply(effort.fields) }
        body.mergeDeeply(settings.extraParameters)
        body.mergeDeeply(request.extraParameters)
        return body
    }

    /// A message behind the thoughts that led to it.
    private static func message(_ message: JSONObject, after reasoning: ReasoningContent) -> JSONObject {
        var message = message
        let content = message["content"] ?? ""
        let said = content.arrayValue ?? [ChatCompletionsBody.textPart(content.stringValue ?? "")]
        message["content"] = .array((reasoning.block.arrayValue ?? []) + said)
        return message
    }

    private static func imageBlock(_ image: ImageContent) -> JSONValue {
        [
            "type": "image",
            "source": [
                "type": "base64", "media_type": .string(image.format.rawValue), "data": .string(image.base64),
            ],
        ]
    }

    /// The token limit that is not refused: what is asked for or else the model's, unless prompt and answer together
    /// would not fit its window.
    ///
    /// - Parameter promptTokens: Counts the prompt; asked only when it may matter.
    static func limit(
        asked: Int?, for model: CatalogModel?, promptBytes: Int, promptTokens: () -> Int
    ) -> Int {
        guard let longest = asked ?? model?.maxOutputTokens else { return usualLimit }
        // No tokenizer makes more tokens than there are bytes.
        guard let window = model?.contextWindow, window - longest < promptBytes else { return longest }
        // The count is an estimate: a fifth more is left to be safe.
        let left = window - promptTokens() * 6 / 5
        return min(longest, max(leastLimit, left))
    }
}
