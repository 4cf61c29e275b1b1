/// Maps the JSON of Chat Completions to stream events (https://platform.openai.com/docs/api-reference/chat), which most
/// servers speak with small differences.
struct ChatCompletionsMapper: WireMapper {
    static let framing = WireFraming.eventStream
    /// Some servers send `[DONE]` without any finish reason: that, too, is a complete answer.
    static let endsWithWord = true
    /// Fields of every chunk that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = ["choices", "usage", "object", "obfuscation", "error"]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var hasRefused = false

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    /// A chunk is known by its `delta`; some servers send a whole reply in its place.
    static func form(of value: JSONValue) -> WireForm {
        value["choices"]?[0]?["delta"]?.objectValue == nil ? .either : .event
    }

    mutating func events(fromEvent chunk: JSONValue) throws(GatewayError) -> [StreamEvent] {
        events(from: chunk, part: "delta")
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard reply["choices"]?.arrayValue?.isEmpty == false else { throw withoutAnswer }
        return events(from: reply, part: "message")
    }

    private mutating func events(from chunk: JSONValue, part: String) -> [StreamEvent] {
        var events = progress.tell(chunk.fields(without: Self.handledFields))
        // Only the first choice: Parlance never asks for several.
        if let choice = chunk["choices"]?.arrayValue?.first(where: { ($0["index"]?.intValue ?? 0) == 0 }) {
            events += content(of: choice[part] ?? .null)
            if let raw = choice["finish_reason"]?.stringValue {
                progress.hasFinished = true
                events.append(.finish(finishReason(raw)))
            }
        }
        // Groq's older streams have usage under a name of their own only.
        if let usage = Usage(chatCompletions: chunk["usage"] ?? chunk["x_groq"]?["usage"] ?? .null) {
            events.append(.usage(usage))
        }
        return events
    }

    private mutating func content(of part: JSONValue) -> [StreamEvent] {
        // DeepSeek, xAI and llama.cpp write `reasoning_content`; Groq, OpenRouter and Ollama write `reasoning`.
        let field = part["reasoning_content"]?.stringValue == nil ? "reasoning" : "reasoning_content"
        var events = part.piece(field, as: StreamEvent.reasoning) + part.piece("content", as: StreamEvent.text)
        for piece in part["content"]?.arrayValue ?? [] {
            events += piece.piece("text", as: StreamEvent.text)
            // Mistral's reasoning models: a list of texts under `thinking`.
            for thought in piece["thinking"]?.arrayValue ?? [] {
                events += thought.piece("text", as: StreamEvent.reasoning)
            }
        }
        let refusal = part.piece("refusal", as: StreamEvent.text)
        hasRefused = hasRefused || !refusal.isEmpty
        return events + refusal
    }

    private func finishReason(_ raw: String) -> FinishReason {
        if hasRefused { return FinishReason(.refusal, raw: raw) }
        return switch raw {
        case "stop", "eos": FinishReason(.stop, raw: raw)
        case "length", "model_length": FinishReason(.length, raw: raw)
        case "content_filter": FinishReason(.contentFilter, raw: raw)
        case "tool_calls", "function_call": FinishReason(.toolCalls, raw: raw)
        default: FinishReason(FinishReason.isFailure(raw) ? .error : .other, raw: raw)
        }
    }
}
