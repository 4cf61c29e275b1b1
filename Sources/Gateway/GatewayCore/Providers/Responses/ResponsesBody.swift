import GatewaySchema
import GatewayJSON

/// The body of a Responses request (https://platform.openai.com/docs/api-reference/responses/create).
enum ResponsesBody {
    /// Where requests are posted, below the base URL.
    static let path = "/responses"
    /// The smallest limit that is not refused.
    private static let leastTokens = 16
    private static let form = ConversationForm(userBegins: false, userEnds: false)

    /// The body of a request for a model.
    ///
    /// - Parameters:
    ///   - sent: What of the request's settings is sent.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, isReasoning: Bool, sent: SentSettings,
        isStreamed: Bool
    ) -> JSONObject {
        let isJSON = request.responseFormat == .json
        let (system, turns) = form.split(
            isJSON ? JSONInstructions.add(.json, to: request.messages) : request.messages)
        var body: JSONObject = ["model": .string(settings.model)]
        body["instructions"] = system.map(JSONValue.string)
        // OpenAI takes a message without its type, and an image without its detail; llama.cpp and others refuse them.
        body["input"] = ChatCompletionsBody.messages(
            turns, type: "message", text: { ["type": "input_text", "text": .string($0)] },
            image: { ["type": "input_image", "image_url": .string($0.dataURL), "detail": "auto"] },
            returning: { reasoning, message in (reasoning.block.arrayValue ?? []) + [.object(message)] })
        body["stream"] = .bool(isStreamed)
        // The conversation is kept here; the provider need not keep it, too.
        body["store"] = false
        body["temperature"] = sent.temperature.map(JSONValue.number)
        body["top_p"] = sent.topP.map(JSONValue.number)
        body["max_output_tokens"] = sent.limit.map { .integer(max($0, leastTokens)) }
        if isReasoning {
            body["reasoning"] = ["summary": "auto"]
        }
        if let effort = sent.effort { body.mergeDeeply(effort.fields) }
        if isReasoning {
            // What is not kept there comes along, to be sent back.
            body["include"] = ["reasoning.encrypted_content"]
        }
        body["text"] = textFormat(request.responseFormat).map { ["format": $0] }
        body.mergeDeeply(settings.extraParameters)
        body.mergeDeeply(request.extraParameters)
        // A profile says `reasoning_effort` whichever protocol its model then speaks.
        if let effort = body["reasoning_effort"] {
            body["reasoning_effort"] = nil
            body.mergeDeeply(["reasoning": ["effort": effort]])
        }
        return body
    }

    /// `text.format`: as `response_format` of Chat Completions, but flat.
    private static func textFormat(_ format: ResponseFormat) -> JSONValue? {
        switch format {
        case .text: return nil
        case .json: return WireRequest.jsonModeFormat
        case .jsonSchema(let schema):
            let strict = StrictSchema.make(from: schema.value)
            return [
                "type": "json_schema",
                "name": .string(ChatCompletionsBody.schemaName(schema.value)),
                "schema": strict ?? schema.value,
                "strict": .bool(strict != nil),
            ]
        }
    }
}
