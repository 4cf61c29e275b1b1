/// Maps the JSON of Chat Completions to stream events: the chunks of a stream and the whole reply alike.
struct ChatCompletionsMapper: Sendable {
    /// Fields of every chunk that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = ["choices", "usage", "object", "obfuscation"]

    let provider: ProviderIdentity
    private var metadata: JSONObject = [:]
    /// Whether a finish reason has come.
    private(set) var hasFinished = false
    private var hasRefused = false

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    /// The events of one `data:` of the stream.
    mutating func events(fromEvent data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        let chunk = try parse(data, as: "an event")
        if let failure = chunk["error"], !failure.isNull {
            throw provider.error(status: nil, headers: [:], body: ProviderErrorBody(failure))
        }
        return events(from: chunk, part: "delta")
    }

    /// The events of a reply that came whole.
    mutating func events(fromReply data: [UInt8]) throws(GatewayError) -> [StreamEvent] {
        let reply = try parse(data, as: "a reply")
        if let failure = reply["error"], !failure.isNull {
            throw provider.error(status: nil, headers: [:], body: ProviderErrorBody(failure))
        }
        guard reply["choices"]?.arrayValue?.isEmpty == false else {
            throw provider.unexpectedReply("a reply without an answer", baseURL: nil)
        }
        return events(from: reply, part: "message")
    }

    /// At the stream's end: whether the answer had come to its end.
    ///
    /// - Parameter terminated: Whether the server sent `[DONE]`. Some servers send it without any finish reason.
    func checkComplete(terminated: Bool = false) throws(GatewayError) {
        guard hasFinished || terminated else { throw incomplete }
    }

    /// The error of an answer that stops in the middle.
    var incomplete: GatewayError {
        GatewayError(
            .incomplete, "The answer of \(provider.displayName) was cut off before its end.",
            fix: "Ask again, or ask it to continue.", provider: provider.name, isRetryable: true)
    }

    private func parse(_ data: [UInt8], as what: String) throws(GatewayError) -> JSONValue {
        do throws(JSONParseError) {
            let value = try JSONValue(parsing: data)
            if value.objectValue != nil { return value }
        } catch {
            throw provider.unexpectedReply("\(what) that is not JSON (\(error.message))", baseURL: nil)
        }
        throw provider.unexpectedReply("\(what) that is no JSON object", baseURL: nil)
    }

    private mutating func events(from chunk: JSONValue, part: String) -> [StreamEvent] {
        var events: [StreamEvent] = []
        if let facts = newFacts(in: chunk) {
            events.append(.metadata(facts))
        }
        // Only the first choice: Parlance never asks for several.
        if let choice = chunk["choices"]?.arrayValue?.first(where: { ($0["index"]?.intValue ?? 0) == 0 }) {
            events += content(of: choice[part] ?? .null)
            if let raw = choice["finish_reason"]?.stringValue {
                hasFinished = true
                events.append(.finish(finishReason(raw)))
            }
        }
        if let usage = Usage(chatCompletions: chunk["usage"] ?? .null) {
            events.append(.usage(usage))
        }
        return events
    }

    /// The fields that this chunk adds to what is known; every chunk repeats most of them.
    private mutating func newFacts(in chunk: JSONValue) -> JSONObject? {
        guard let fields = chunk.objectValue else { return nil }
        var facts = JSONObject()
        for (key, value) in fields where !Self.handledFields.contains(key) && !value.isNull && metadata[key] != value {
            // Azure's first chunk names neither an id nor a model.
            if value.stringValue?.isEmpty == true { continue }
            facts[key] = value
            metadata[key] = value
        }
        return facts.isEmpty ? nil : facts
    }

    private mutating func content(of part: JSONValue) -> [StreamEvent] {
        var events: [StreamEvent] = []
        func add(_ text: String?, _ make: (String) -> StreamEvent) {
            if let text, !text.isEmpty { events.append(make(text)) }
        }

        // DeepSeek, xAI and llama.cpp write `reasoning_content`; Groq and Ollama write `reasoning`.
        add(part["reasoning_content"]?.stringValue ?? part["reasoning"]?.stringValue, StreamEvent.reasoning)
        if let text = part["content"]?.stringValue {
            add(text, StreamEvent.text)
        } else {
            for piece in part["content"]?.arrayValue ?? [] {
                add(piece["text"]?.stringValue, StreamEvent.text)
                // Mistral's reasoning models: a list of texts under `thinking`.
                for thought in piece["thinking"]?.arrayValue ?? [] {
                    add(thought["text"]?.stringValue, StreamEvent.reasoning)
                }
            }
        }
        if let refusal = part["refusal"]?.stringValue, !refusal.isEmpty {
            hasRefused = true
            events.append(.text(refusal))
        }
        return events
    }

    private func finishReason(_ raw: String) -> FinishReason {
        if hasRefused { return FinishReason(.refusal, raw: raw) }
        return switch raw {
        case "stop", "eos": FinishReason(.stop, raw: raw)
        case "length", "model_length": FinishReason(.length, raw: raw)
        case "content_filter": FinishReason(.contentFilter, raw: raw)
        case "tool_calls", "function_call": FinishReason(.toolCalls, raw: raw)
        case "error": FinishReason(.error, raw: raw)
        default: FinishReason(.other, raw: raw)
        }
    }
}
