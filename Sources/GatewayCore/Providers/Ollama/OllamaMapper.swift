/// Maps Ollama's answers to stream events (https://github.com/ollama/ollama/blob/main/docs/api.md): a line of JSON for
/// each piece, and a last one with the counts. The whole reply is a single such line with everything in it.
struct OllamaMapper: WireMapper {
    static let framing = WireFraming.lines
    /// Fields of a line that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = [
        "message", "done", "done_reason", "prompt_eval_count", "eval_count",
    ]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm {
        value["done"] == false ? .event : .either
    }

    mutating func events(fromEvent line: JSONValue) throws(GatewayError) -> [StreamEvent] {
        let isDone = line["done"]?.boolValue == true
        // Every line has a time of its own; only the last one's is a fact about the answer.
        var facts = line.fields(without: Self.handledFields)
        if !isDone { facts["created_at"] = nil }
        var events = progress.tell(facts)
        let message = line["message"] ?? .null
        events += message.piece("thinking", as: StreamEvent.reasoning) + message.piece("content", as: StreamEvent.text)
        guard isDone else { return events }
        progress.hasFinished = true
        progress.hasEnded = true
        let raw = line["done_reason"]?.stringValue
        events.append(.finish(FinishReason(Self.kind(raw), raw: raw)))
        if let prompt = line["prompt_eval_count"]?.tokenCount {
            events.append(
                .usage(Usage(promptTokens: prompt, completionTokens: line["eval_count"]?.tokenCount ?? 0)))
        }
        return events
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard reply["message"]?.objectValue != nil else { throw withoutAnswer }
        return try events(fromEvent: reply)
    }

    private static func kind(_ reason: String?) -> FinishReason.Kind {
        switch reason {
        // Versions before 0.1.40 give no reason.
        case "stop", nil: .stop
        case "length": .length
        case .some(let word): FinishReason.isFailure(word) ? .error : .other
        }
    }
}
