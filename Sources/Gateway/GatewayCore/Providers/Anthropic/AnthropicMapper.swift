import GatewayJSON

/// Maps Anthropic's Messages to stream events (https://docs.anthropic.com/en/docs/build-with-claude/streaming).
struct AnthropicMapper: WireMapper {
    static let framing = WireFraming.eventStream
    static let answerForm = AnswerForm.messages
    /// Fields of a message that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = ["type", "role", "content", "stop_reason", "usage"]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    /// Each report counts from the beginning, but need not repeat what has not changed.
    private var usage: JSONObject = [:]
    private var draft = AnswerDraft()
    /// The block of which pieces come.
    private var openBlock: Int?
    /// The thoughts with their signatures, which go back as they came.
    private var thoughts = ReasoningBlocks(joining: ["thinking", "signature", "data"])

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
            let message = event["message"] ?? .null
            usage = message["usage"]?.objectValue ?? [:]
            // What has come out before anything came out is no count of the answer.
            usage["output_tokens"] = nil
            return progress.tell(message.fields(without: Self.handledFields)) + whole(message["content"])
        case "content_block_start":
            openBlock = event["index"]?.intValue ?? (openBlock.map { $0 + 1 } ?? 0)
            note(event["content_block"])
            return piece(event["content_block"])
        case "content_block_delta":
            note(event["delta"])
            return piece(event["delta"])
        case "content_block_stop":
            return whole(event["content_block"])
        case "message_delta":
            let extra = event.fields(without: Self.handledFields.union(["delta"]))
            return progress.tell(extra) + end(event["delta"] ?? .null, usage: event["usage"])
        case "message_stop":
            progress.hasEnded = true
            return whole(event["message"]?["content"])
        case "message":
            // Some servers send the whole message as the stream's only event.
            return try events(fromReply: event)
        case "completion":
            let facts = progress.tell(event.fields(without: Self.handledFields.union(["completion"])))
            return facts + piece(event["completion"]) + end(event, usage: event["usage"])
        default:
            return []
        }
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        let content = reply["content"] ?? reply["completion"] ?? .null
        guard !content.isNull else { throw withoutAnswer }
        let facts = reply.fields(without: Self.handledFields.union(["completion", "stop_details"]))
        return progress.tell(facts) + whole(content) + end(reply, usage: reply["usage"])
    }

    /// The text or the thoughts of a block, or of a piece of one.
    private mutating func piece(_ block: JSONValue?) -> [StreamEvent] {
        let events = draft.append(ContentPart.read(block))
        return events + progress.tell(draft.facts)
    }

    /// All of a message, or of a block, where no piece of it came.
    private mutating func whole(_ content: JSONValue?) -> [StreamEvent] {
        for (index, block) in (content?.arrayValue ?? []).enumerated() {
            guard Self.thoughtTypes.contains(block["type"]?.stringValue ?? "") else { continue }
            thoughts.addWhole(block.objectValue ?? [:], at: index)
        }
        let events = draft.complete(with: ContentPart.read(content), isLast: true)
        return events + progress.tell(draft.facts)
    }

    private static let thoughtTypes: Set<String> = ["thinking", "redacted_thinking"]

    /// Keeps a block of thoughts, or a piece of one.
    private mutating func note(_ block: JSONValue?) {
        guard var fields = block?.objectValue else { return }
        switch block?["type"]?.stringValue {
        case let type? where Self.thoughtTypes.contains(type): break
        case "thinking_delta", "signature_delta": fields["type"] = "thinking"
        default: return
        }
        thoughts.add(fields, at: openBlock ?? 0)
    }

    /// The thoughts, once nothing more comes of them. Those that nobody signed are of no use to anybody.
    private func signedThoughts() -> [StreamEvent] {
        let isSigned = thoughts.list.allSatisfy { block in
            !(block["signature"]?.stringValue ?? block["data"]?.stringValue ?? "").isEmpty
        }
        return thoughts.isEmpty || !isSigned ? [] : [.reasoningBlock(.array(thoughts.list))]
    }

    private mutating func end(_ message: JSONValue, usage report: JSONValue?) -> [StreamEvent] {
        var events = progress.tell(message.fields(without: Self.handledFields.union(["completion"])))
        if let raw = message.finishWord("stop_reason") {
            progress.hasFinished = true
            let explanation = message["stop_details"]?["explanation"]
            // A refusal may come without a word of the model; then the provider's explanation is all there is.
            if raw == "refusal", draft.text.shown.isEmpty { events += draft.append(ContentPart.read(explanation)) }
            events += signedThoughts()
            events.append(.finish(draft.finishReason(raw, explanation: explanation?.stringValue)))
        }
        for (key, value) in report?.objectValue ?? [:]
        where usage[key] == nil || (value.tokenCount != 0 && !value.isNull) {
            usage[key] = value
        }
        if let usage = Usage(anthropic: usage) { events.append(.usage(usage)) }
        return events
    }
}

extension Usage {
    /// Reads Anthropic's `usage`, whose `input_tokens` leave out what the cache has read and written; `nil` when it
    /// counts nothing.
    init?(anthropic usage: JSONObject) {
        let fields = UsageFields(.object(usage))
        let cached = fields.count("cache_read_input_tokens")
        let long = fields.count("cache_creation.ephemeral_1h_input_tokens")
        let short = fields.count("cache_creation.ephemeral_5m_input_tokens")
        let written = fields.count("cache_creation_input_tokens") ?? short.map { $0 + (long ?? 0) } ?? long
        self.init(
            prompt: fields.count("input_tokens").map { $0 + (cached ?? 0) + (written ?? 0) }
                ?? fields.count("prompt_tokens"),
            completion: fields.count("output_tokens", "completion_tokens"),
            cached: cached, cacheWrite: written, longCacheWrite: long,
            reasoning: fields.count("output_tokens_details.thinking_tokens", "output_tokens_details.reasoning_tokens"),
            tier: fields.text("service_tier"))
    }
}
