/// Maps OpenAI's Responses to stream events (https://platform.openai.com/docs/api-reference/responses-streaming).
struct ResponsesMapper: WireMapper {
    static let framing = WireFraming.eventStream
    /// Between two messages, or two parts of the reasoning, of one response.
    private static let separator = "\n\n"
    /// Fields of a response that have a place of their own, or that only repeat what was asked.
    private static let handledFields: Set<String> = [
        "object", "status", "output", "usage", "error", "incomplete_details", "instructions", "input", "tools",
        "tool_choice", "text", "reasoning", "store", "temperature", "top_p", "max_output_tokens", "metadata",
        "completed_at",
    ]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var hasText = false
    private var hasReasoning = false
    private var hasRefused = false

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm {
        if value["output"]?.arrayValue != nil { return .reply }
        return value["type"] == nil ? .either : .event
    }

    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent] {
        switch event["type"]?.stringValue {
        case "response.output_text.delta":
            return text(event, "delta")
        case "response.refusal.delta":
            hasRefused = true
            return text(event, "delta")
        case "response.reasoning_summary_text.delta", "response.reasoning_text.delta":
            return reasoning(event, "delta")
        case "response.output_item.added":
            return event["item"]?["type"] == "message" && hasText ? [.text(Self.separator)] : []
        case "response.reasoning_summary_part.added":
            return hasReasoning ? [.reasoning(Self.separator)] : []
        case "response.created", "response.in_progress", "response.queued":
            return progress.tell(facts(event["response"]))
        case "response.completed", "response.incomplete", "response.failed", "response.cancelled", "response.canceled":
            progress.hasEnded = true
            return try end(of: event["response"] ?? .null)
        case "error":
            // The flat form; a nested error was found before.
            throw failure(event)
        default:
            return []
        }
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard let output = reply["output"]?.arrayValue else { throw withoutAnswer }
        var events = progress.tell(facts(reply))
        for item in output {
            events += content(of: item)
        }
        return try events + end(of: reply)
    }

    private mutating func content(of item: JSONValue) -> [StreamEvent] {
        var events: [StreamEvent] = []
        if item["type"] == "message" {
            if hasText { events.append(.text(Self.separator)) }
            for part in item["content"]?.arrayValue ?? [] {
                hasRefused = hasRefused || part["type"] == "refusal"
                events += text(part, part["type"] == "refusal" ? "refusal" : "text")
            }
        } else if item["type"] == "reasoning" {
            for part in (item["summary"]?.arrayValue ?? []) + (item["content"]?.arrayValue ?? []) {
                if hasReasoning { events.append(.reasoning(Self.separator)) }
                events += reasoning(part, "text")
            }
        }
        return events
    }

    private mutating func text(_ value: JSONValue, _ key: String) -> [StreamEvent] {
        let events = value.piece(key, as: StreamEvent.text)
        hasText = hasText || !events.isEmpty
        return events
    }

    private mutating func reasoning(_ value: JSONValue, _ key: String) -> [StreamEvent] {
        let events = value.piece(key, as: StreamEvent.reasoning)
        hasReasoning = hasReasoning || !events.isEmpty
        return events
    }

    private func facts(_ response: JSONValue?) -> JSONObject {
        response?.fields(without: Self.handledFields) ?? [:]
    }

    private mutating func end(of response: JSONValue) throws(GatewayError) -> [StreamEvent] {
        let status = response["status"]?.stringValue ?? "completed"
        if FinishReason.isFailure(status) { throw failure(response) }
        progress.hasFinished = true
        let reason = response["incomplete_details"]?["reason"]?.stringValue
        let usage = Usage(responses: response["usage"] ?? .null)
        return progress.tell(facts(response)) + [.finish(finishReason(status, reason))]
            + (usage.map { [.usage($0)] } ?? [])
    }

    private func finishReason(_ status: String, _ reason: String?) -> FinishReason {
        let raw = reason ?? status
        if hasRefused { return FinishReason(.refusal, raw: raw) }
        return switch raw {
        case "completed": FinishReason(.stop, raw: raw)
        case "max_output_tokens": FinishReason(.length, raw: raw)
        case "content_filter": FinishReason(.contentFilter, raw: raw)
        default: FinishReason(FinishReason.isFailure(raw) ? .error : .other, raw: raw)
        }
    }
}

extension Usage {
    /// Reads the `usage` of a response; `nil` when there is none.
    init?(responses usage: JSONValue) {
        guard let input = usage["input_tokens"]?.tokenCount else { return nil }
        self.init(
            promptTokens: input,
            completionTokens: usage["output_tokens"]?.tokenCount ?? 0,
            totalTokens: usage["total_tokens"]?.tokenCount,
            cachedTokens: usage["input_tokens_details"]?["cached_tokens"]?.tokenCount,
            reasoningTokens: usage["output_tokens_details"]?["reasoning_tokens"]?.tokenCount
        )
    }
}
