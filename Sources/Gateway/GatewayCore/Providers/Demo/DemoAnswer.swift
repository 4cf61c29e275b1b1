import GatewayJSON
import GatewaySchema

/// What the demonstration says to a request.
struct DemoAnswer {
    /// The pieces that are streamed; together they are the whole answer.
    let words: [String]
    let finishReason: FinishReason
    /// Counted as the demo's own tokenizer counts, so that what is shown before and after agrees.
    let usage: Usage

    init(to request: LLMRequest, of gateway: DemoGateway, temperature: Double?, limit: Int?) {
        let text =
            switch request.responseFormat {
            case .text: Self.tour(request, temperature: temperature)
            case .json: JSONValue.object(["you_said": .string(Self.prompt(of: request))]).serialized(.pretty)
            case .jsonSchema(let schema): Self.example(of: schema, for: request)
            }
        let all = Self.split(text)
        words = limit.map { Array(all.prefix(max(0, $0))) } ?? all
        finishReason = words.count < all.count ? FinishReason(.length, raw: "length") : FinishReason(.stop, raw: "stop")
        usage = Usage(
            promptTokens: gateway.countTokens(request).count,
            completionTokens: gateway.countTokens(words.joined()).count
        )
    }

    private static func prompt(of request: LLMRequest) -> String {
        request.messages.last { $0.role == .user }?.content ?? ""
    }

    private static func example(of schema: Schema, for request: LLMRequest) -> String {
        let words = prompt(of: request).split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
        return SchemaExample(schema, text: words).value.serialized(.pretty)
    }

    private static func tour(_ request: LLMRequest, temperature: Double?) -> String {
        let prompt = prompt(of: request)
        let questions = request.messages.count { $0.role == .user }
        let lines = prompt.split(separator: "\n", omittingEmptySubsequences: false)
        let quoted = lines.map { "> \($0)" }.joined(separator: "\n")
        var facts = ["This is message \(questions) of our conversation."]
        if let temperature {
            facts.append("The temperature is \(temperature).")
        }
        if let system = request.messages.first(where: { $0.role == .system }) {
            facts.append("The system prompt is: \(system.content)")
        }
        guard questions <= 1 else {
            return "You said:\n\n\(quoted)\n\n\(facts.joined(separator: " "))\n\n"
                + "I am the **demo**, not a language model: I can only repeat what I am told."
        }
        return """
            You said:

            \(quoted)

            I am the **demo** of Parlance, *not* a language model: I repeat what I am told, so that you can try the \
            chat without a key. \(facts.joined(separator: " "))

            ## Connect a real model

            1. Set a key and start again (or store it: `parlance keys set openai`):
               - OpenAI: `export OPENAI_API_KEY=…`
               - Mistral: `export MISTRAL_API_KEY=…`
               - Anthropic, Gemini, OpenRouter, Groq and others: `/model` lists their variables.
            2. Or install a small model on this machine: `parlance local setup`, then `parlance -m local`.
            3. Or use a server of your own that speaks the OpenAI protocol:

            ```sh
            export OPENAI_BASE_URL=http://127.0.0.1:8080/v1 OPENAI_API_KEY=any
            export DEFAULT_LLM_MODEL=openai:NAME-OF-THE-MODEL
            ```
            """
    }

    /// Words with the white space after them, so that nothing is lost when they are put together.
    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if !character.isWhitespace, word.last?.isWhitespace == true {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
