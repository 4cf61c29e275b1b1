import GatewayCore
import GatewayJSON

extension JournalRecord {
    /// Reads a line's JSON. `nil` when a field is missing or the type is not known.
    init?(json: JSONValue) {
        let turn = json["turn"]?.intValue.flatMap { $0 > 0 ? $0 : nil }
        switch (json["type"]?.stringValue, turn, json["text"]?.stringValue) {
        case ("session", _, _):
            guard let id = json["id"]?.stringValue, let version = json["version"]?.intValue else { return nil }
            self = .session(id: id, version: version, created: json["created"]?.stringValue ?? "")
        case ("settings", _, _):
            guard let settings = SessionSettings(json: json) else { return nil }
            self = .settings(settings)
        case ("title", _, let text?): self = .title(text)
        case ("user", _, let text?):
            // What was said is worth more than its number.
            self = .user(
                turn: turn ?? 0,
                parent: json["parent"]?.intValue.flatMap { (0..<(turn ?? .max)).contains($0) ? $0 : nil },
                text: text,
                model: json["model"]?.stringValue.flatMap { ModelID($0) },
                temperature: json["temperature"]?.doubleValue,
                effort: json["effort"]?.effort,
                summarized: json["summary_of"]?.intValue.flatMap { (1..<max(1, turn ?? 0)).contains($0) ? $0 : nil },
                continued: json["continues"]?.intValue.flatMap { (1..<max(1, turn ?? 0)).contains($0) ? $0 : nil })
        case ("profile", let turn?, _):
            guard let name = json["name"]?.stringValue else { return nil }
            self = .profile(turn: turn, name)
        case ("attachment", let turn?, _):
            guard let attachment = PromptAttachment(json: json) else { return nil }
            self = .attachment(turn: turn, attachment)
        case ("text", let turn?, let text?): self = .text(turn: turn, text, milliseconds: json["ms"]?.milliseconds)
        case ("reasoning", let turn?, let text?):
            self = .reasoning(turn: turn, text, milliseconds: json["ms"]?.milliseconds)
        case ("reasoned", let turn?, _):
            guard let bytes = json["bytes"]?.intValue, bytes >= 0 else { return nil }
            self = .reasoned(turn: turn, bytes: bytes)
        case ("end", let turn?, let text):
            guard let answer = Answer(json: json) else { return nil }
            self = .end(turn: turn, answer, isWhole: text != nil)
        case ("rejected", let turn?, _):
            guard let answer = Answer(json: json) else { return nil }
            self = .rejected(turn: turn, answer)
        case ("unused", let turn?, _):
            guard let answer = Answer(json: json) else { return nil }
            self = .unused(turn: turn, answer)
        case ("go", _, _):
            guard let turn = json["turn"]?.intValue, turn >= 0 else { return nil }
            self = .go(turn: turn)
        default: return nil
        }
    }
}

extension JSONValue {
    /// A level of reasoning; one that only a later version knows is none.
    fileprivate var effort: ReasoningEffort? { stringValue.flatMap(ReasoningEffort.init(rawValue:)) }

    /// A time since a request; what no answer could take is damage.
    fileprivate var milliseconds: Int? {
        intValue.flatMap { (0...1_000_000_000_000).contains($0) ? $0 : nil }
    }
}

extension SessionSettings {
    fileprivate init?(json: JSONValue) {
        guard let model = json["model"]?.stringValue.flatMap({ ModelID($0) }) else { return nil }
        self.init(
            model: model,
            profile: json["profile"]?.stringValue,
            temperature: json["temperature"]?.doubleValue,
            effort: json["effort"]?.effort,
            maxTokens: json["max_tokens"]?.intValue,
            system: json["system"]?.stringValue,
            schema: json["schema"].flatMap(SchemaSource.schema),
            caching: json["cache"]?.stringValue.flatMap(PromptCaching.Lifetime.init)
        )
    }
}

extension Answer {
    fileprivate init?(json: JSONValue) {
        guard let model = json["model"]?.stringValue.flatMap({ ModelID($0) }),
            let status = json["status"]?.stringValue.flatMap(Status.init(rawValue:))
        else { return nil }
        self.init(
            model: model,
            text: json["text"]?.stringValue ?? "",
            reasoning: json["reasoning"]?.stringValue ?? "",
            status: status,
            finishReason: json["finish_reason"]?.stringValue.flatMap(FinishReason.Kind.init(rawValue:)).map {
                FinishReason($0)
            },
            usage: json["usage"].flatMap(Usage.init(json:))
        )
        baseURL = json["base_url"]?.stringValue
        effort = json["effort"]?.effort
        reasoningContent = json["reasoning_content"].flatMap { ReasoningContent(json: $0, text: reasoning) }
        original = json["copy_of"]?.intValue.flatMap { $0 > 0 ? $0 : nil }
        estimate = json["counted"].flatMap(Usage.init(json:))
        timing = AnswerTiming(
            seconds: json["seconds"]?.doubleValue, firstToken: json["first_token_seconds"]?.doubleValue)
    }
}

extension AnswerTiming {
    /// The timing of so many seconds; `nil` without a sensible number of all of them.
    init?(seconds: Double?, firstToken: Double?) {
        guard let total = Self.duration(seconds) else { return nil }
        self.init(firstToken: Self.duration(firstToken), total: total)
    }

    /// A time in seconds. One that no answer could take is damage, and would overflow.
    private static func duration(_ seconds: Double?) -> Duration? {
        guard let seconds, (0...1e9).contains(seconds) else { return nil }
        return .seconds(seconds)
    }
}
