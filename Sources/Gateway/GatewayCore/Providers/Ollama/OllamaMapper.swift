import GatewayJSON

/// Maps Ollama's answers to stream events (https://github.com/ollama/ollama/blob/main/docs/api.md): a line of JSON for
/// each piece, and a last one with the counts. The whole reply is a single such line with everything in it.
struct OllamaMapper: WireMapper {
    static let framing = WireFraming.lines
    static let answerForm = AnswerForm.ollama
    /// Fields of a line that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = [
        "message", "response", "thinking", "context", "done", "done_reason", "prompt_eval_count", "eval_count",
    ]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var draft = AnswerDraft()

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
        events += content(of: line, isLast: isDone) + progress.tell(draft.facts)
        guard isDone else { return events }
        progress.hasFinished = true
        progress.hasEnded = true
        events.append(.finish(finishReason(line.finishWord("done_reason"))))
        let fields = UsageFields(line)
        // A prompt that the server still had from before is not counted; then its number is missing.
        let report = Usage(prompt: fields.count("prompt_eval_count"), completion: fields.count("eval_count"))
        if let usage = report ?? Usage(openAI: line["usage"] ?? .null) { events.append(.usage(usage)) }
        return events
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard [reply["message"], reply["response"]].contains(where: { $0?.isNull == false }) else {
            throw withoutAnswer
        }
        return try events(fromEvent: reply)
    }

    /// The piece under `message`, or, as `/api/generate` writes it, under `response` and `thinking`.
    private mutating func content(of line: JSONValue, isLast: Bool) -> [StreamEvent] {
        let isChat = line["message"].map { !$0.isNull } ?? false
        let parts =
            isChat
            ? ContentPart.read(message: line["message"])
            : ContentPart.read(line["thinking"], isReasoning: true) + ContentPart.read(line["response"])
        // A last line with all of the answer repeats it.
        let repeats = isLast && !draft.text.shown.isEmpty && parts.contains(.text(draft.text.shown))
        return repeats ? draft.complete(with: parts, isLast: true) : draft.append(parts)
    }

    private func finishReason(_ raw: String?) -> FinishReason {
        // Versions before 0.1.40 give no reason.
        var reason = draft.finishReason(raw ?? "stop")
        reason.raw = raw
        return reason
    }
}
