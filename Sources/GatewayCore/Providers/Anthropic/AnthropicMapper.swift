/// Maps Anthropic's Messages to stream events (https://docs.anthropic.com/en/docs/build-with-claude/streaming).
struct AnthropicMapper: WireMapper {
    static let framing = WireFraming.eventStream
    /// Fields of a message that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = ["type", "role", "content", "stop_reason", "usage"]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    /// Each report counts from the beginning, but need not repeat what has not changed.
    private var usage: JSONObject = [:]
    private var hasText = false

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm {
        if value["content"]?.arrayValue != nil { return .reply }
        return value["type"] == nil ? .either : .event
    }

    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent] {
        switch event["type"]?.stringValue {
        case "message_start":
            usage.merge(event["message"]?["usage"]?.objectValue ?? [:])
            return progress.tell(event["message"]?.fields(without: Self.handledFields) ?? [:])
        case "content_block_start":
            return content(of: event["content_block"] ?? .null)
        case "content_block_delta":
            return content(of: event["delta"] ?? .null)
        case "message_delta":
            let extra = event.fields(without: Self.handledFields.union(["delta"]))
            return progress.tell(extra) + end(event["delta"] ?? .null, usage: event["usage"])
        case "message_stop":
            progress.hasEnded = true
            return []
        default:
            return []
        }
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard let blocks = reply["content"]?.arrayValue else { throw withoutAnswer }
        var events = progress.tell(reply.fields(without: Self.handledFields.union(["stop_details"])))
        for block in blocks { events += content(of: block) }
        return events + end(reply, usage: reply["usage"])
    }

    /// The text or the thoughts of a block, or of a piece of one. Signatures and redacted thoughts say nothing.
    private mutating func content(of block: JSONValue) -> [StreamEvent] {
        switch block["type"]?.stringValue {
        case "text", "text_delta":
            let events = block.piece("text", as: StreamEvent.text)
            hasText = hasText || !events.isEmpty
            return events
        case "thinking", "thinking_delta": return block.piece("thinking", as: StreamEvent.reasoning)
        default: return []
        }
    }

    private mutating func end(_ message: JSONValue, usage report: JSONValue?) -> [StreamEvent] {
        var events = progress.tell(message.fields(without: Self.handledFields))
        if let raw = message["stop_reason"]?.stringValue {
            progress.hasFinished = true
            // A refusal may come without a word of the model; then the provider's explanation is all there is.
            if raw == "refusal", !hasText {
                events += message["stop_details"]?.piece("explanation", as: StreamEvent.text) ?? []
            }
            events.append(.finish(FinishReason(Self.kind(raw), raw: raw)))
        }
        usage.merge(report?.objectValue ?? [:])
        if let usage = Usage(anthropic: usage) { events.append(.usage(usage)) }
        return events
    }

    private static func kind(_ reason: String) -> FinishReason.Kind {
        switch reason {
        case "end_turn", "stop_sequence": .stop
        case "max_tokens", "model_context_window_exceeded": .length
        case "refusal": .refusal
        case "tool_use": .toolCalls
        default: FinishReason.isFailure(reason) ? .error : .other
        }
    }
}

extension Usage {
    /// Reads Anthropic's `usage`, whose `input_tokens` leave out what the cache has read and written; `nil` when it
    /// counts nothing.
    init?(anthropic usage: JSONObject) {
        func count(_ key: String) -> Int? { usage[key]?.tokenCount }
        guard let input = count("input_tokens") else { return nil }
        let cached = count("cache_read_input_tokens")
        self.init(
            promptTokens: input + (cached ?? 0) + (count("cache_creation_input_tokens") ?? 0),
            completionTokens: count("output_tokens") ?? 0,
            cachedTokens: cached,
            reasoningTokens: usage["output_tokens_details"]?["thinking_tokens"]?.tokenCount
        )
    }
}
