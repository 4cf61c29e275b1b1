import GatewayJSON

/// Maps the JSON of Chat Completions to stream events (https://platform.openai.com/docs/api-reference/chat), which most
/// servers speak with small differences.
struct ChatCompletionsMapper: WireMapper {
    static let framing = WireFraming.eventStream
    static let answerForm = AnswerForm.chatCompletions
    /// Some servers send `[DONE]` without any finish reason: that, too, is a complete answer.
    static let endsWithWord = true
    /// Fields of every chunk that are not facts about the answer, or that have a place of their own.
    private static let handledFields: Set<String> = ["choices", "usage", "object", "obfuscation", "error"]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var draft = AnswerDraft()
    /// The parts of the reasoning that OpenRouter wants back, and Mistral's that are signed.
    private var details = ReasoningBlocks(joining: ["text", "summary", "data"])
    private var signed: JSONValue?
    /// Whether the answer comes under `text`, as old completions write it.
    private var comesAsCompletion: Bool?

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    /// A chunk is known by its `delta`; some servers send a whole reply in its place.
    static func form(of value: JSONValue) -> WireForm {
        value["choices"]?[0]?["delta"]?.objectValue == nil ? .either : .event
    }

    mutating func events(fromEvent chunk: JSONValue) throws(GatewayError) -> [StreamEvent] {
        events(from: chunk)
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard !Self.choices(of: reply).isEmpty else { throw withoutAnswer }
        return events(from: reply)
    }

    private static func choices(of chunk: JSONValue) -> [JSONValue] {
        guard let choices = chunk["choices"], let object = choices.objectValue else {
            return chunk["choices"]?.arrayValue ?? []
        }
        // PHP writes a list that has lost an element as a map of numbers.
        let isList = !object.isEmpty && object.keys.allSatisfy { Int($0) != nil }
        return isList ? object.sorted { $0.key < $1.key }.map(\.value) : [choices]
    }

    private mutating func events(from chunk: JSONValue) -> [StreamEvent] {
        var events = progress.tell(chunk.fields(without: Self.handledFields))
        // Only the first choice: Parlance never asks for several.
        if let choice = Self.choices(of: chunk).first(where: { ($0["index"]?.intValue ?? 0) == 0 }) {
            let word = choice.finishWord("finish_reason")
            events += content(of: choice, isLast: word != nil)
            events += progress.tell(draft.facts)
            note(choice["delta"])
            note(choice["message"])
            if let word {
                if !details.isEmpty { events.append(.reasoningBlock(["reasoning_details": .array(details.list)])) }
                if let signed { events.append(.reasoningBlock(["content": [signed]])) }
                progress.hasFinished = true
                let reason = draft.finishReason(word, explanation: Self.filteredCategories(choice))
                events.append(.finish(reason))
            }
        }
        // Groq's older streams have usage under a name of their own only, Kimi's in the choice.
        let reports = [chunk["usage"], chunk["choices"]?[0]?["usage"], chunk["x_groq"]?["usage"]].compactMap { $0 }
        let tier = chunk["service_tier"]?.stringValue
        if let usage = reports.lazy.compactMap({ Usage(openAI: $0, tier: tier) }).first {
            events.append(.usage(usage))
        }
        return events
    }

    /// Keeps the parts of the reasoning in a message, or in a piece of one: they are told apart by their index.
    private mutating func note(_ message: JSONValue?) {
        for (position, detail) in (message?["reasoning_details"]?.arrayValue ?? []).enumerated() {
            guard let fields = detail.objectValue else { continue }
            details.add(fields, at: detail["index"]?.intValue ?? position)
        }
        for part in message?["content"]?.arrayValue ?? []
        where part["type"] == "thinking" && part["signature"]?.stringValue?.isEmpty == false {
            signed = part
        }
    }

    /// A piece under `delta`; all that has come up to now, under `message`; or a piece under `text`. Where a server
    /// writes several of them, they say the same.
    private mutating func content(of choice: JSONValue, isLast: Bool) -> [StreamEvent] {
        let pieces = ContentPart.read(message: choice["delta"])
        var events = draft.append(pieces)
        events += draft.complete(with: ContentPart.read(message: choice["message"]), isLast: isLast)
        if comesAsCompletion ?? draft.text.shown.isEmpty {
            let completion = ContentPart.read(choice["text"])
            if !completion.isEmpty { comesAsCompletion = pieces.isEmpty }
            if comesAsCompletion == true { events += draft.append(completion) }
        }
        return events
    }

    /// Azure says in which categories its filter found something.
    private static func filteredCategories(_ choice: JSONValue) -> String? {
        let results = choice["content_filter_results"]?.objectValue ?? [:]
        let names = results.filter { $0.value["filtered"] == true }.map(\.key)
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
