import GatewayJSON

/// Maps OpenAI's Responses to stream events (https://platform.openai.com/docs/api-reference/responses-streaming).
struct ResponsesMapper: WireMapper {
    static let framing = WireFraming.eventStream
    static let answerForm = AnswerForm.responses
    /// Fields of a response that have a place of their own, or that only repeat what was asked.
    private static let handledFields: Set<String> = [
        "object", "status", "output", "usage", "error", "incomplete_details", "instructions", "input", "tools",
        "tool_choice", "text", "reasoning", "store", "temperature", "top_p", "max_output_tokens", "metadata",
        "completed_at", "output_text",
    ]
    /// Items that say nothing to a reader: tools that the provider ran by itself, and what it keeps for itself.
    private static let silentItems: Set<String> = [
        "web_search_call", "file_search_call", "code_interpreter_call", "mcp_call", "mcp_list_tools",
        "mcp_approval_request", "compaction",
    ]

    let provider: ProviderIdentity
    private(set) var progress = AnswerProgress()
    private var draft = AnswerDraft()
    private var items = ResponsesItems()
    /// The encrypted reasoning, which goes back as it came.
    private var thoughts = ReasoningBlocks(joining: [])
    /// Items that were announced with their content.
    private var announced: [(item: JSONValue, key: String)] = []

    init(provider: ProviderIdentity) {
        self.provider = provider
    }

    static func form(of value: JSONValue) -> WireForm {
        if value["output"]?.arrayValue != nil { return .reply }
        return value["type"] == nil ? .either : .event
    }

    mutating func events(fromEvent event: JSONValue) throws(GatewayError) -> [StreamEvent] {
        let key = items.key(of: event)
        let content = ResponsesItems.Place.content(event["content_index"]?.intValue ?? 0)
        let summary = ResponsesItems.Place.summary(event["summary_index"]?.intValue ?? 0)
        switch event["type"]?.stringValue {
        case "response.output_text.delta":
            return append(ContentPart.read(event["delta"]), to: key, content)
        case "response.output_text.done":
            return complete(ContentPart.read(event["text"]), in: key, content)
        case "response.refusal.delta":
            return append(Self.refusal(event["delta"]), to: key, content)
        case "response.refusal.done":
            return complete(Self.refusal(event["refusal"]), in: key, content)
        case "response.reasoning_text.delta":
            return append(ContentPart.read(event["delta"], isReasoning: true), to: key, content)
        case "response.reasoning_text.done":
            return complete(ContentPart.read(event["text"], isReasoning: true), in: key, content)
        case "response.reasoning_summary_text.delta":
            return append(ContentPart.read(event["delta"], isReasoning: true), to: key, summary)
        case "response.reasoning_summary_text.done":
            return complete(ContentPart.read(event["text"], isReasoning: true), in: key, summary)
        case "response.content_part.done":
            return complete(ContentPart.read(event["part"]), in: key, content)
        case "response.reasoning_summary_part.done":
            return complete(ContentPart.read(event["part"], isReasoning: true), in: key, summary)
        case "response.output_item.added":
            items.note(event)
            let item = event["item"] ?? .null
            announced.append((item, items.key(of: event)))
            return ask(for: item)
        case "response.output_item.done":
            items.note(event)
            keep(event["item"] ?? .null)
            return whole(event["item"] ?? .null, items.key(of: event))
        case "response.created", "response.in_progress", "response.queued":
            return progress.tell(facts(event["response"]))
        case "response.completed", "response.incomplete", "response.failed", "response.cancelled", "response.canceled",
            "response.done":
            progress.hasEnded = true
            return try end(of: event["response"] ?? event)
        case "error":
            // The flat form; a nested error was found before.
            throw failure(event)
        case nil where event["output"]?.arrayValue != nil:
            // Some servers send the whole response as the stream's only event.
            return try events(fromReply: event)
        default:
            return []
        }
    }

    mutating func events(fromReply reply: JSONValue) throws(GatewayError) -> [StreamEvent] {
        guard reply["output"]?.isNull == false || reply["output_text"]?.isNull == false else { throw withoutAnswer }
        return try end(of: reply)
    }

    // MARK: Items

    private static func refusal(_ value: JSONValue?) -> [ContentPart] {
        ContentPart.read(value).map { if case .text(let text) = $0 { .refusal(text) } else { $0 } }
    }

    /// The events of the next pieces of a part.
    private mutating func append(
        _ parts: [ContentPart], to item: String, _ place: ResponsesItems.Place
    ) -> [StreamEvent] {
        let isApart = items.isCommentary(item)
        let shown = parts.map { part -> ContentPart in
            switch part {
            case .text(let text) where isApart: .reasoning(items.append(text, to: item, place, isReasoning: true))
            case .text(let text): .text(items.append(text, to: item, place, isReasoning: false))
            case .refusal(let text): .refusal(items.append(text, to: item, place, isReasoning: false))
            case .reasoning(let text): .reasoning(items.append(text, to: item, place, isReasoning: true))
            case .tool, .unread: part
            }
        }
        return draft.append(shown)
    }

    /// The events of what did not come yet of a part that is whole now.
    private mutating func complete(
        _ parts: [ContentPart], in item: String, _ place: ResponsesItems.Place
    ) -> [StreamEvent] {
        let rest = parts.map { part -> ContentPart in
            switch part {
            case .text(let text): .text(items.rest(of: text, in: item, place))
            case .refusal(let text): .refusal(items.rest(of: text, in: item, place))
            case .reasoning(let text): .reasoning(items.rest(of: text, in: item, place))
            case .tool, .unread: part
            }
        }
        return append(rest, to: item, place)
    }

    /// The events of what did not come yet of an item that is whole now.
    private mutating func whole(_ item: JSONValue, _ key: String) -> [StreamEvent] {
        var events: [StreamEvent] = []
        if items.withdraw(key) { events.append(.textWasReasoning) }
        let content = item["content"] ?? .null
        switch item["type"]?.stringValue {
        case "reasoning":
            for (index, part) in (item["summary"]?.arrayValue ?? []).enumerated() {
                events += complete(ContentPart.read(part, isReasoning: true), in: key, .summary(index))
            }
            for (index, part) in (content.arrayValue ?? [content]).enumerated() {
                events += complete(ContentPart.read(part, isReasoning: true), in: key, .content(index))
            }
        case "message", nil:
            let parts = item.objectValue == nil ? item : content.isNull ? item["text"] ?? .null : content
            for (index, part) in (parts.arrayValue ?? [parts]).enumerated() {
                events += complete(ContentPart.read(part), in: key, .content(index))
            }
        case let type?:
            events += ask(for: item)
            if !Self.silentItems.contains(type), draft.tools.isEmpty { draft.note(.unread(type)) }
        }
        return events + progress.tell(draft.facts)
    }

    /// Keeps an item of reasoning that can be read again where it came from. The last form of an item counts.
    private mutating func keep(_ item: JSONValue) {
        guard item["type"] == "reasoning", let content = item["encrypted_content"]?.stringValue, !content.isEmpty,
            var fields = item.objectValue
        else { return }
        let id = fields["id"]
        let index = thoughts.list.firstIndex { $0["id"] == id } ?? thoughts.list.count
        fields["status"] = nil
        thoughts.add(fields, at: index)
    }

    /// Notes the tool that an item asks for.
    private mutating func ask(for item: JSONValue) -> [StreamEvent] {
        guard item["type"] != "message", item["type"] != "reasoning" else { return [] }
        for case .tool(let name) in ContentPart.read(item) { draft.note(.tool(name)) }
        return progress.tell(draft.facts)
    }

    // MARK: The end

    /// The error of a response that the server goes on with in the background.
    private func unfinished(_ status: String) -> GatewayError {
        GatewayError(
            .incomplete, "\(provider.displayName) has not finished its answer (\(status)).",
            fix: "Remove 'background', or try again.", provider: provider.name)
    }

    private func facts(_ response: JSONValue?) -> JSONObject {
        response?.fields(without: Self.handledFields) ?? [:]
    }

    private mutating func end(of response: JSONValue) throws(GatewayError) -> [StreamEvent] {
        let status = response["status"]?.stringValue ?? "completed"
        if FinishReason.isFailure(status) { throw failure(response) }
        var events: [StreamEvent] = []
        let output = response["output"] ?? .null
        for (index, item) in (output.arrayValue ?? [output]).enumerated() {
            keep(item)
            events += whole(item, items.note(item, at: index))
        }
        for (item, key) in announced { events += whole(item, key) }
        // A convenience of OpenAI's libraries, which some servers write.
        if draft.text.shown.isEmpty { events += draft.append(ContentPart.read(response["output_text"])) }
        if draft.text.shown.isEmpty, ["queued", "in_progress"].contains(status) { throw unfinished(status) }
        progress.hasFinished = true
        let raw = response["incomplete_details"]?.finishWord("reason") ?? status
        events = progress.tell(facts(response)) + events
        if !thoughts.isEmpty { events.append(.reasoningBlock(.array(thoughts.list))) }
        events.append(.finish(draft.finishReason(raw)))
        let tier = response["service_tier"]?.stringValue
        if let usage = Usage(openAI: response["usage"] ?? .null, tier: tier) { events.append(.usage(usage)) }
        return events
    }
}
