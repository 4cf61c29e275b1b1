import GatewayCore

/// One line of a session's journal.
///
/// # The journal's format, version 2
///
/// A session is a file of JSON Lines: one object a line, told apart by `type`, only ever added to. Turns are numbered
/// from 1 in the order in which they began, and form a tree: each names the one it was said after. Times are ISO 8601
/// in UTC.
///
/// | `type` | fields |
/// |---|---|
/// | `session` | `version`, `id`, `created`; the first line. A later one tells from where on a newer version is written |
/// | `settings` | `model`, and where they are set `profile`, `temperature`, `max_tokens`, `system`, `schema`; for the turns below |
/// | `title` | `text`: what the person calls the session; the last one counts |
/// | `user` | `turn`, `parent` (0: a beginning; not there: the turn before), `time`, `text`, and where it is for this turn alone, `model` and `temperature`. What `/compact` made has `summary_of`: the turn at whose end it was asked, and whose branch the answer sums up; or `copy_of`: the turn that it repeats, whose tokens are told there |
/// | `attachment` | `turn`, `name`, and for a text `text` and where it is known `language`, for an image `media_type` and `data` (Base64): what was shown stays a part of the conversation, whatever becomes of the file |
/// | `text`, `reasoning` | `turn`, `text`; one for each piece of an answer, to be joined; an answer that goes on with another one begins with its text |
/// | `end` | `turn`, `time`, `status` (`complete`, `interrupted`, `failed`), `model`, and where they are known `finish_reason`, `usage` (`prompt_tokens`, `completion_tokens`, `total_tokens`, `cached_tokens`, `reasoning_tokens`), `counted` (as `usage`, but counted here), `seconds`, `first_token_seconds`, `error`; where pieces could not be written, `text` and `reasoning` with the whole |
/// | `rejected` | as `end`, of an answer that missed the schema and was asked for again; the next pieces begin another |
/// | `go` | `turn`: the branch that ends there is the current one; 0: before the first turn |
///
/// The current branch is that of the last `user` or `go`. An answer without `end` was interrupted by the end of the
/// program. A reader skips types and fields that it does not know, and lines that it cannot read. Version 1 has no
/// `parent`, `go` and `title`; it is read as one branch.
///
/// ```sh
/// jq -r 'select(.type == "user").text' FILE                      # every prompt
/// jq -s 'map(select(.type == "end").usage.total_tokens) | add' FILE
/// ```
enum JournalRecord: Sendable, Hashable {
    case session(id: String, version: Int, created: String)
    case settings(SessionSettings)
    case title(String)
    /// `parent`: 0 for a beginning, `nil` for the turn before. Model and temperature are those of this turn alone.
    case user(
        turn: Int, parent: Int? = nil, text: String, model: ModelID? = nil, temperature: Double? = nil,
        origin: Turn.Origin? = nil)
    case attachment(turn: Int, PromptAttachment)
    case text(turn: Int, String)
    case reasoning(turn: Int, String)
    /// `isWhole`: whether the answer's text stands here, and not in pieces before.
    case end(turn: Int, Answer, isWhole: Bool = false)
    case rejected(turn: Int, Answer)
    case go(turn: Int)

    /// The version that is written, and the newest that can be read.
    static let version = 2
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
        case .title(let text):
            return ["type": "title", "text": .string(text)]
        case .user(let turn, let parent, let text, let model, let temperature, let origin):
            var object: JSONObject = ["type": "user", "turn": .integer(turn)]
            object["parent"] = parent.map(JSONValue.integer)
            object["time"] = .string(time)
            object["model"] = model.map { .string($0.description) }
            object["temperature"] = temperature.map(JSONValue.number)
            object.merge(origin?.json ?? [:])
            object["text"] = .string(text)
            return .object(object)
        case .attachment(let turn, let attachment):
            var object: JSONObject = ["type": "attachment", "turn": .integer(turn)]
            object.merge(attachment.json)
            return .object(object)
        case .text(let turn, let text):
            return ["type": "text", "turn": .integer(turn), "text": .string(text)]
        case .reasoning(let turn, let text):
            return ["type": "reasoning", "turn": .integer(turn), "text": .string(text)]
        case .go(let turn):
            return ["type": "go", "turn": .integer(turn), "time": .string(time)]
        case .rejected(let turn, let answer): return .object(Self.json("rejected", turn, answer, at: time))
        case .end(let turn, let answer, let isWhole):
            var object = Self.json("end", turn, answer, at: time)
            if isWhole {
                object["reasoning"] = .string(answer.reasoning)
                object["text"] = .string(answer.text)
            }
            return .object(object)
        }
    }

    private static func json(_ type: String, _ turn: Int, _ answer: Answer, at time: String) -> JSONObject {
        var object: JSONObject = [
            "type": .string(type), "turn": .integer(turn), "time": .string(time),
            "status": .string(answer.status.rawValue), "model": .string(answer.model.description),
        ]
        object["finish_reason"] = answer.finishReason.map { .string($0.kind.rawValue) }
        object["usage"] = answer.usage.map { .object($0.json) }
        object["counted"] = answer.estimate.map { .object($0.json) }
        object["seconds"] = (answer.timing?.total.seconds).map(JSONValue.number)
        object["first_token_seconds"] = (answer.timing?.firstToken?.seconds).map(JSONValue.number)
        object["error"] = answer.failure.map { .string($0.message) }
        return object
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
        case ("title", _, let text?): self = .title(text)
        case ("user", let turn?, let text?):
            self = .user(
                turn: turn,
                parent: json["parent"]?.intValue.flatMap { (0..<turn).contains($0) ? $0 : nil },
                text: text,
                model: json["model"]?.stringValue.flatMap { ModelID($0) },
                temperature: json["temperature"]?.doubleValue,
                origin: Turn.Origin(json: json, before: turn))
        case ("attachment", let turn?, _):
            guard let attachment = PromptAttachment(json: json) else { return nil }
            self = .attachment(turn: turn, attachment)
        case ("text", let turn?, let text?): self = .text(turn: turn, text)
        case ("reasoning", let turn?, let text?): self = .reasoning(turn: turn, text)
        case ("end", let turn?, let text):
            guard let answer = Answer(json: json) else { return nil }
            self = .end(turn: turn, answer, isWhole: text != nil)
        case ("rejected", let turn?, _):
            guard let answer = Answer(json: json) else { return nil }
            self = .rejected(turn: turn, answer)
        case ("go", _, _):
            guard let turn = json["turn"]?.intValue, turn >= 0 else { return nil }
            self = .go(turn: turn)
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
            schema: json["schema"].flatMap(SchemaSource.schema)
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
