import GatewayJSON

/// Maps Gemini's responses to stream events (https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse).
/// An event of the stream has the form of a whole reply, with the next part of the answer; no word marks the end.
struct GeminiMapper: WireMapper {
    static let framing = WireFraming.eventStream
    static let answerForm = AnswerForm.gemini
    /// Fields of a response that have a place of their own, or another name here.
    private static let handledFields: Set<String> = [
        "candidates", "usageMetadata", "usage_metadata", "modelVersion", "responseId", "promptFeedback",
    ]
    private static let handledCandidateFields: Set<String> = [
        "content", "finishReason", "finish_reason", "index", "output", "text",
    ]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var draft = AnswerDraft()
    /// The signature of the thoughts, which goes back with the answer.
    private var signature: JSONValue?
    /// The last report.
    private var usage: Usage?

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm { .either }

    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent] {
        events(from: event)
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard Self.candidate(of: reply) != nil || reply["promptFeedback"]?["blockReason"] != nil else {
            throw withoutAnswer
        }
        return events(from: reply)
    }

    /// The first candidate, which need not be the first of the list: Parlance never asks for several.
    private static func candidate(of response: JSONValue) -> JSONValue? {
        let candidates = response["candidates"]?.arrayValue ?? response["candidates"].map { [$0] } ?? []
        return candidates.first { ($0["index"]?.intValue ?? 0) == 0 && $0.objectValue != nil }
    }

    private mutating func events(from response: JSONValue) -> [StreamEvent] {
        let candidate = Self.candidate(of: response) ?? .null
        var facts = response.fields(without: Self.handledFields)
        facts["id"] = response["responseId"]
        facts["model"] = response["modelVersion"]
        facts.merge(candidate.fields(without: Self.handledCandidateFields))
        var events = progress.tell(facts)
        events += draft.append(Self.parts(of: candidate))
        events += progress.tell(draft.facts)
        for part in candidate["content"]?["parts"]?.arrayValue ?? [] {
            signature = part["thoughtSignature"] ?? part["thought_signature"] ?? signature
        }
        // A prompt that is blocked gets no candidate at all.
        let feedback = response["promptFeedback"] ?? .null
        if let blocked = feedback.finishWord("blockReason") {
            progress.hasFinished = true
            let explanation = feedback["blockReasonMessage"]?.stringValue
            events.append(.finish(FinishReason(.contentFilter, raw: blocked, explanation: explanation)))
        } else if let raw = candidate.finishWord("finishReason") ?? candidate.finishWord("finish_reason") {
            progress.hasFinished = true
            let explanation = candidate["finishMessage"]?.stringValue
            if let signature { events.append(.reasoningBlock(["thoughtSignature": signature])) }
            events.append(.finish(draft.finishReason(raw, explanation: explanation)))
        }
        // Every event counts from the beginning; only the last count is the call's.
        usage = Usage(gemini: response["usageMetadata"] ?? response["usage_metadata"] ?? .null) ?? usage
        if progress.hasFinished, let usage { events.append(.usage(usage)) }
        return events
    }

    private static func parts(of candidate: JSONValue) -> [ContentPart] {
        let content = candidate["content"]
        let parts = content?["parts"].map { ContentPart.read($0) } ?? ContentPart.read(readable(content))
        return parts.isEmpty ? ContentPart.read(candidate["output"] ?? candidate["text"]) : parts
    }

    /// Content, unless it names only its speaker, as Gemini's last event does.
    private static func readable(_ content: JSONValue?) -> JSONValue? {
        content?.objectValue == nil || content?["text"] != nil ? content : nil
    }
}

extension Usage {
    /// Reads `usageMetadata`, whose `candidatesTokenCount` leaves out the thoughts; `nil` when it counts nothing.
    init?(gemini usage: JSONValue) {
        let fields = UsageFields(usage)
        let prompt = fields.count("promptTokenCount", "prompt_token_count")
        let tools = fields.count("toolUsePromptTokenCount", "tool_use_prompt_token_count")
        let thoughts = fields.count("thoughtsTokenCount", "thoughts_token_count")
        let candidates = fields.count("candidatesTokenCount", "candidates_token_count")
        self.init(
            prompt: prompt.map { $0 + (tools ?? 0) },
            // A count of 0 is left out; beside words it is not believed.
            completion: (candidates ?? 0) + (thoughts ?? 0),
            total: fields.count("totalTokenCount", "total_token_count"),
            cached: fields.count("cachedContentTokenCount", "cached_content_token_count"),
            reasoning: thoughts, tier: fields.text("serviceTier", "service_tier"))
    }
}
