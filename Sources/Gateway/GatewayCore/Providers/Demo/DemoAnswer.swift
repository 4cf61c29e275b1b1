import GatewayJSON
import GatewaySchema

/// What the demonstration says to a request.
struct DemoAnswer {
    /// The pieces that are streamed; together they are the whole answer.
    let words: [String]
    let finishReason: FinishReason
    /// What it pretends to think; empty where no reasoning is asked for.
    let reasoning: String
    /// Counted as the demo's own tokenizer counts, so that what is shown before and after agrees.
    let usage: Usage

    init(to request: LLMRequest, of gateway: DemoGateway, temperature: Double?, limit: Int?, effort: ReasoningEffort) {
        let text =
            switch request.responseFormat {
            case .text: Self.text(for: request, of: gateway, temperature: temperature)
            case .json: JSONValue.object(["you_said": .string(Self.prompt(of: request))]).serialized(.pretty)
            case .jsonSchema(let schema): Self.example(of: schema, for: request)
            }
        let all = Self.split(text)
        words = limit.map { Array(all.prefix(max(0, $0))) } ?? all
        finishReason = words.count < all.count ? FinishReason(.length, raw: "length") : FinishReason(.stop, raw: "stop")
        reasoning = Self.reasoning(at: effort)
        let thought = reasoning.isEmpty ? nil : gateway.countTokens(reasoning).count
        usage = Usage(
            promptTokens: gateway.countTokens(request).count,
            completionTokens: gateway.countTokens(words.joined()).count + (thought ?? 0),
            reasoningTokens: thought
        )
    }

    /// The harder it is to think, the more steps there are.
    private static func reasoning(at effort: ReasoningEffort) -> String {
        guard let rank = ReasoningEffort.allCases.firstIndex(of: effort), rank > 0 else { return "" }
        let steps = (1...rank).map { "Step \($0) of \(rank): a model would think here." }
        return "Effort \(effort.rawValue). " + steps.joined(separator: " ")
    }

    private static func text(for request: LLMRequest, of gateway: DemoGateway, temperature: Double?) -> String {
        let tour = DemoTour(request, temperature: temperature)
        return gateway.id == CatalogModel.demoBrief.id ? tour.briefText : tour.text
    }

    private static func prompt(of request: LLMRequest) -> String {
        request.messages.last { $0.role == .user }?.content ?? ""
    }

    private static func example(of schema: Schema, for request: LLMRequest) -> String {
        let words = prompt(of: request).split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
        return SchemaExample(schema, text: words).value.serialized(.pretty)
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
