import GatewayCore

/// One line of a session's journal.
///
/// The journal is JSON Lines: one object a line, told apart by `type`. Version 1 knows
///
/// - `session`: `version`, `id`, `created` (ISO 8601, UTC); always the first line
/// - `settings`: `model`, and where they are set `profile`, `temperature`, `max_tokens`, `system`, `schema`
/// - `user`: `turn` (from 1), `time`, `text`
/// - `attachment`: `turn`, `name`, and for a text `text` and where it is known `language`, for an image `media_type` and
///   `data` (Base64): what was shown stays a part of the conversation, whatever becomes of the file
/// - `text`, `reasoning`: `turn`, `text`; one for each piece of an answer, to be joined
/// - `end`: `turn`, `time`, `status` (`complete`, `interrupted`, `failed`), `model`, and where they are known
///   `finish_reason`, `usage` (`prompt_tokens`, `completion_tokens`, `total_tokens`, `cached_tokens`,
///   `reasoning_tokens`), `counted` (as `usage`, but counted here), `seconds`, `first_token_seconds`, `error`
///
/// An answer without `end` was interrupted by the end of the program. A reader skips types that it does not know.
enum JournalRecord: Sendable, Hashable {
    case session(id: String, version: Int, created: String)
    case settings(SessionSettings)
    case user(turn: Int, text: String)
    case attachment(turn: Int, PromptAttachment)
    case text(turn: Int, String)
    case reasoning(turn: Int, String)
    case end(turn: Int, Answer)

    /// The version that is written, and the newest that can be read.
    static let version = 1
}

// MARK: Writing

extension JournalRecord {
    /// The record as JSON.
    ///
    /// - Parameter time: The present, in ISO 8601.
    func json(at time: String) -> JSONValue {
        switch self {
        case .session(let id, let version, let created):
            return [
                "type": "session", "version": .integer(version), "id": .string(id), "created": .string(created),
            ]
        case .settings(let settings):
            var object: JSONObject = ["type": "settings", "model": .string(settings.model.description)]
            object["profile"] = settings.profile.map(JSONValue.string)
            object["temperature"] = settings.temperature.map(JSONValue.number)
            object["max_tokens"] = settings.maxTokens.map(JSONValue.integer)
            object["system"] = settings.system.map(JSONValue.string)
            object["schema"] = settings.schema?.value
            return .object(object)
        case .user(let turn, let text):
            return ["type": "user", "turn": .integer(turn), "time": .string(time), "text": .string(text)]
        case .attachment(let turn, let attachment):
            var object: JSONObject = ["type": "attachment", "turn": .integer(turn)]
            object.merge(attachment.json)
            return .object(object)
        case .text(let turn, let text):
            return ["type": "text", "turn": .integer(turn), "text": .string(text)]
        case .reasoning(let turn, let text):
            return ["type": "reasoning", "turn": .integer(turn), "text": .string(text)]
        case .end(let turn, let answer):
            var object: JSONObject = [
                "type": "end", "turn": .integer(turn), "time": .string(time),
                "status": .string(answer.status.rawValue), "model": .string(answer.model.description),
            ]
            object["finish_reason"] = answer.finishReason.map { .string($0.kind.rawValue) }
            object["usage"] = answer.usage.map { .object($0.json) }
            object["counted"] = answer.estimate.map { .object($0.json) }
            object["seconds"] = (answer.timing?.total.seconds).map(JSONValue.number)
            object["first_token_seconds"] = (answer.timing?.firstToken?.seconds).map(JSONValue.number)
            object["error"] = answer.failure.map { .string($0.message) }
            return .object(object)
        }
    }
}

extension Usage {
    /// The tokens under the names that OpenAI made common.
    var json: JSONObject {
        var object: JSONObject = [
            "prompt_tokens": .integer(promptTokens),
            "completion_tokens": .integer(completionTokens),
            "total_tokens": .integer(totalTokens),
        ]
        object["cached_tokens"] = cachedTokens.map(JSONValue.integer)
        object["reasoning_tokens"] = reasoningTokens.map(JSONValue.integer)
        return object
    }

    init?(json: JSONValue) {
        guard let prompt = json["prompt_tokens"]?.tokenCount, let completion = json["completion_tokens"]?.tokenCount
        else {
            return nil
        }
        self.init(
            promptTokens: prompt,
            completionTokens: completion,
            totalTokens: json["total_tokens"]?.tokenCount,
            cachedTokens: json["cached_tokens"]?.tokenCount,
            reasoningTokens: json["reasoning_tokens"]?.tokenCount
        )
    }
}

// MARK: Reading

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
        case ("user", let turn?, let text?): self = .user(turn: turn, text: text)
        case ("attachment", let turn?, _):
            guard let attachment = PromptAttachment(json: json) else { return nil }
            self = .attachment(turn: turn, attachment)
        case ("text", let turn?, let text?): self = .text(turn: turn, text)
        case ("reasoning", let turn?, let text?): self = .reasoning(turn: turn, text)
        case ("end", let turn?, _):
            guard let answer = Answer(json: json) else { return nil }
            self = .end(turn: turn, answer)
        default: return nil
        }
    }
}

extension SessionSettings {
    fileprivate init?(json: JSONValue) {
        guard let model = json["model"]?.stringValue.flatMap({ ModelID($0) }) else { return nil }
        self.init(
            model: model,
            profile: json["profile"]?.stringValue,
            temperature: json["temperature"]?.doubleValue,
            maxTokens: json["max_tokens"]?.intValue,
            system: json["system"]?.stringValue,
            schema: json["schema"].flatMap { try? Schema($0) }
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
            status: status,
            finishReason: json["finish_reason"]?.stringValue.flatMap(FinishReason.Kind.init(rawValue:)).map {
                FinishReason($0)
            },
            usage: json["usage"].flatMap(Usage.init(json:))
        )
        estimate = json["counted"].flatMap(Usage.init(json:))
        if let total = Self.duration(json["seconds"]) {
            timing = AnswerTiming(firstToken: Self.duration(json["first_token_seconds"]), total: total)
        }
    }

    /// A time in seconds. One that no answer could take is damage, and would overflow.
    private static func duration(_ json: JSONValue?) -> Duration? {
        guard let seconds = json?.doubleValue, (0...1e9).contains(seconds) else { return nil }
        return .seconds(seconds)
    }
}
