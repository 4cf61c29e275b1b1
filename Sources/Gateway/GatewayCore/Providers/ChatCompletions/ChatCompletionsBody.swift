import GatewaySchema
import GatewayJSON

/// The body of a Chat Completions request (https://platform.openai.com/docs/api-reference/chat/create).
enum ChatCompletionsBody {
    /// Where requests are posted, below the base URL.
    static let path = "/chat/completions"

    /// The body of a request for a model.
    ///
    /// - Parameters:
    ///   - sent: What of the request's settings is sent.
    static func make(
        _ request: LLMRequest, settings: GatewaySettings, traits: ChatCompletionsTraits, sent: SentSettings,
        isStreamed: Bool
    ) -> JSONObject {
        var body: JSONObject = ["model": .string(settings.model)]
        let inWords =
            request.responseFormat == .json
            || (request.responseFormat.isStructured && traits.structuredOutput == .jsonMode)
        let asked = inWords ? JSONInstructions.add(request.responseFormat, to: request.messages) : request.messages
        body["messages"] = messages(traits.form.shape(asked))
        body["stream"] = .bool(isStreamed)
        if isStreamed, traits.asksForUsage {
            body["stream_options"] = ["include_usage": true]
        }
        body["temperature"] = sent.temperature.map(JSONValue.number)
        body["top_p"] = sent.topP.map(JSONValue.number)
        body["stop"] = sent.stop.isEmpty ? nil : .array(sent.stop.map(JSONValue.string))
        body[traits.seedField] = sent.seed.map(JSONValue.integer)
        body[traits.limitField] = sent.limit.map(JSONValue.integer)
        if let effort = sent.effort { body.mergeDeeply(effort.fields) }
        body["response_format"] = responseFormat(request.responseFormat, traits)
        body.merge(settings.extraParameters)
        body.merge(request.extraParameters)
        return body
    }

    /// `messages`, in order. Text alone is a string, as every server takes it; with images it is a list of parts.
    ///
    /// - Parameters:
    ///   - type: The kind of item that a message is, where a protocol has others.
    ///   - text: The protocol's form of a text.
    ///   - image: The protocol's form of an image.
    ///   - returning: Adds the reasoning that goes back to a message, as the protocol has it.
    static func messages(
        _ messages: [Message], type: String? = nil, text: (String) -> JSONValue = textPart,
        image: (ImageContent) -> JSONValue = imagePart,
        returning: (ReasoningContent, JSONObject) -> [JSONValue] = { _, message in [.object(message)] }
    ) -> JSONValue {
        return .array(
            messages.flatMap { message -> [JSONValue] in
                var object = JSONObject()
                object["type"] = type.map(JSONValue.string)
                object["role"] = .string(message.role.rawValue)
                object["content"] = message.images.isEmpty ? .string(message.content) : .array(parts(of: message))
                return message.reasoning.map { returning($0, object) } ?? [.object(object)]
            })

        func parts(of message: Message) -> [JSONValue] {
            message.partsToSend.map { part in
                switch part {
                case .text(let words): text(words)
                case .image(let content): image(content)
                case .reasoning: .null
                }
            }
        }
    }

    /// A text beside images.
    static func textPart(_ text: String) -> JSONValue {
        ["type": "text", "text": .string(text)]
    }

    private static func imagePart(_ image: ImageContent) -> JSONValue {
        ["type": "image_url", "image_url": ["url": .string(image.dataURL)]]
    }

    private static func responseFormat(_ format: ResponseFormat, _ traits: ChatCompletionsTraits) -> JSONValue? {
        switch format {
        case .jsonSchema(let schema) where traits.structuredOutput == .jsonSchema:
            guard traits.hasStrictForm else { return jsonSchemaFormat(schema.value, isStrict: true) }
            let strict = StrictSchema.make(from: schema.value)
            return jsonSchemaFormat(strict ?? schema.value, isStrict: strict != nil)
        case .json, .jsonSchema:
            return traits.hasJSONMode ? WireRequest.jsonModeFormat : nil
        case .text:
            return nil
        }
    }

    /// `response_format` for a schema that the server itself takes.
    static func jsonSchemaFormat(_ schema: JSONValue, isStrict: Bool) -> JSONValue {
        [
            "type": "json_schema",
            "json_schema": [
                "name": .string(schemaName(schema)),
                "schema": schema,
                "strict": .bool(isStrict),
            ],
        ]
    }

    /// The schema's title as a name that OpenAI takes: 1 to 64 of `A-Z a-z 0-9 _ -`.
    static func schemaName(_ schema: JSONValue) -> String {
        let title = schema["title"]?.stringValue ?? ""
        let allowed = title.unicodeScalars.map { scalar in
            let isAllowed = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isAllowed || scalar == "-" ? Character(scalar) : "_"
        }
        let name = String(allowed.prefix(64))
        return name.contains { $0 != "_" } ? name : "response"
    }
}
