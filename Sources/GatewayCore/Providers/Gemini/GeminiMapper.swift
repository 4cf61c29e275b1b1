/// Maps Gemini's responses to stream events (https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse).
/// An event of the stream has the form of a whole reply, with the next part of the answer; no word marks the end.
struct GeminiMapper: WireMapper {
    static let framing = WireFraming.eventStream
    /// Fields of a response that have a place of their own, or another name here.
    private static let handledFields: Set<String> = [
        "candidates", "usageMetadata", "modelVersion", "responseId", "promptFeedback",
    ]
    private static let handledCandidateFields: Set<String> = ["content", "finishReason", "index"]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm { .either }

    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent] {
        events(from: event)
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard reply["candidates"]?[0] != nil || reply["promptFeedback"]?["blockReason"] != nil else {
            throw withoutAnswer
        }
        return events(from: reply)
    }

    private mutating func events(from response: JSONValue) -> [StreamEvent] {
        let candidate = response["candidates"]?[0] ?? .null
        var facts = response.fields(without: Self.handledFields)
        facts["id"] = response["responseId"]
        facts["model"] = response["modelVersion"]
        facts.merge(candidate.fields(without: Self.handledCandidateFields))
        var events = progress.tell(facts)
        for part in candidate["content"]?["parts"]?.arrayValue ?? [] {
            let isThought = part["thought"]?.boolValue == true
            events += part.piece("text", as: isThought ? StreamEvent.reasoning : StreamEvent.text)
        }
        // A prompt that is blocked gets no candidate at all.
        let blocked = response["promptFeedback"]?["blockReason"]?.stringValue
        if let raw = candidate["finishReason"]?.stringValue ?? blocked {
            progress.hasFinished = true
            events.append(.finish(FinishReason(blocked == nil ? Self.kind(raw) : .contentFilter, raw: raw)))
        }
        // Every event counts from the beginning; only the last count is the call's.
        if progress.hasFinished, let usage = Usage(gemini: response["usageMetadata"] ?? .null) {
            events.append(.usage(usage))
        }
        return events
    }

    private static func kind(_ reason: String) -> FinishReason.Kind {
        switch reason {
        case "STOP": .stop
        case "MAX_TOKENS": .length
        case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY": .contentFilter
        default: FinishReason.isFailure(reason) ? .error : .other
        }
    }
}

extension Usage {
    /// Reads `usageMetadata`, whose `candidatesTokenCount` leaves out the thoughts; `nil` when it counts nothing.
    init?(gemini usage: JSONValue) {
        func count(_ key: String) -> Int? { usage[key]?.tokenCount }
        guard let prompt = count("promptTokenCount") else { return nil }
        let thoughts = count("thoughtsTokenCount")
        self.init(
            promptTokens: prompt + (count("toolUsePromptTokenCount") ?? 0),
            completionTokens: (count("candidatesTokenCount") ?? 0) + (thoughts ?? 0),
            totalTokens: count("totalTokenCount"),
            cachedTokens: count("cachedContentTokenCount"),
            reasoningTokens: thoughts
        )
    }
}
