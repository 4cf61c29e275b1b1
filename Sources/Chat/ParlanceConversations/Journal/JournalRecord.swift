package import GatewayCore
package import GatewayJSON
import GatewaySchema

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
/// | `settings` | `model`, and where they are set `profile`, `temperature`, `effort` (a level of reasoning such as `high`), `max_tokens`, `system`, `schema`, `cache`; for the turns below |
/// | `title` | `text`: what the person calls the session; the last one counts |
/// | `user` | `turn`, `parent` (0: a beginning; not there: the turn before), `time`, `text`, and where it is for this turn alone, `model`, `temperature` and `effort`. `summary_of` of a turn that `/compact` made: the turn whose branch its answer sums up; together with a `copy_of` in its `end`, of the first turn that `/context` kept: the turn from whose branch. `continues` of a turn whose answer goes on with that of another one: that turn. What its text begins with is that one's, with its model and its tokens |
/// | `profile` | `turn`, `name`: the profile that the turn's own model was chosen by |
/// | `attachment` | `turn`, `name`, and for a text `text` and where it is known `language`, for an image `media_type` and `data` (Base64): what was shown stays a part of the conversation, whatever becomes of the file |
/// | `text`, `reasoning` | `turn`, `text`, `ms` (milliseconds since the request was sent; not there: not known); one for each piece of an answer, to be joined; an answer that goes on with another one begins with its text |
/// | `reasoned` | `turn`, `bytes`: so much of the end of the answer's text until here, as UTF-8, turned out to be reasoning |
/// | `end` | `turn`, `time`, `status` (`complete`, `interrupted`, `failed`), `model`, and where they are known `base_url` (the server's address, where it is not the provider's usual one), `effort` (the level of reasoning that was asked for), `finish_reason`, `usage` (`prompt_tokens`, `completion_tokens`, `total_tokens`, `cached_tokens`, `cache_write_tokens`, `long_cache_write_tokens`, `reasoning_tokens`, `service_tier`; what was not reported is missing), `counted` (as `usage`, but counted here), `seconds`, `first_token_seconds`, `error`, `reasoning_content` (what the model wants back with the conversation: `block`, `model`, `api`, `prefix`), `copy_of` (the turn whose answer is repeated in another branch: its tokens are counted there); where pieces could not be written, `text` and `reasoning` with the whole |
/// | `rejected` | as `end`, of an answer that missed the schema and was asked for again; the next pieces begin another |
/// | `unused` | as `end` with `text` and `reasoning`, of what was asked for after the turn and is no part of the conversation, such as a summary that broke off: its tokens were spent all the same |
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
package enum JournalRecord: Sendable, Hashable {
    case session(id: String, version: Int, created: String)
    case settings(SessionSettings)
    case title(String)
    /// `parent`: 0 for a beginning, `nil` for the turn before. Model, temperature and effort are those of this turn alone.
    case user(
        turn: Int, parent: Int? = nil, text: String, model: ModelID? = nil, temperature: Double? = nil,
        effort: ReasoningEffort? = nil, summarized: Int? = nil, continued: Int? = nil)
    /// The profile that the turn's own model was chosen by.
    case profile(turn: Int, String)
    case attachment(turn: Int, PromptAttachment)
    /// `milliseconds`: since the request was sent; `nil` where that is not known.
    case text(turn: Int, String, milliseconds: Int? = nil)
    case reasoning(turn: Int, String, milliseconds: Int? = nil)
    /// `bytes`: how much of the end of the text until here is reasoning.
    case reasoned(turn: Int, bytes: Int)
    /// `isWhole`: whether the answer's text stands here, and not in pieces before.
    case end(turn: Int, Answer, isWhole: Bool = false)
    case rejected(turn: Int, Answer)
    case unused(turn: Int, Answer)
    case go(turn: Int)

    /// The version that is written, and the newest that can be read.
    package static let version = 2
}

extension JournalRecord {
    /// The record as JSON.
    ///
    /// - Parameter time: The present, in ISO 8601.
    package func json(at time: String) -> JSONValue {
        switch self {
        case .session(let id, let version, let created):
            return [
                "type": "session", "version": .integer(version), "id": .string(id), "created": .string(created),
            ]
        case .settings(let settings):
            var object: JSONObject = ["type": "settings", "model": .string(settings.model.description)]
            object["profile"] = settings.profile.map(JSONValue.string)
            object["temperature"] = settings.temperature.map(JSONValue.number)
            object["effort"] = settings.effort.map { .string($0.rawValue) }
            object["max_tokens"] = settings.maxTokens.map(JSONValue.integer)
            object["system"] = settings.system.map(JSONValue.string)
            object["schema"] = settings.schema?.value
            object["cache"] = settings.caching.map { .string($0.rawValue) }
            return .object(object)
        case .title(let text):
            return ["type": "title", "text": .string(text)]
        case .user(
            let turn, let parent, let text, let model, let temperature, let effort, let summarized, let continued):
            var object: JSONObject = ["type": "user", "turn": .integer(turn)]
            object["parent"] = parent.map(JSONValue.integer)
            object["time"] = .string(time)
            object["model"] = model.map { .string($0.description) }
            object["temperature"] = temperature.map(JSONValue.number)
            object["effort"] = effort.map { .string($0.rawValue) }
            object["summary_of"] = summarized.map(JSONValue.integer)
            object["continues"] = continued.map(JSONValue.integer)
            object["text"] = .string(text)
            return .object(object)
        case .profile(let turn, let name):
            return ["type": "profile", "turn": .integer(turn), "name": .string(name)]
        case .attachment(let turn, let attachment):
            var object: JSONObject = ["type": "attachment", "turn": .integer(turn)]
            object.merge(attachment.json)
            return .object(object)
        case .text(let turn, let text, let milliseconds):
            return Self.piece("text", turn, text, milliseconds)
        case .reasoning(let turn, let text, let milliseconds):
            return Self.piece("reasoning", turn, text, milliseconds)
        case .reasoned(let turn, let bytes):
            return ["type": "reasoned", "turn": .integer(turn), "bytes": .integer(bytes)]
        case .go(let turn):
            return ["type": "go", "turn": .integer(turn), "time": .string(time)]
        case .rejected(let turn, let answer): return .object(Self.json("rejected", turn, answer, at: time))
        case .unused(let turn, let answer): return .object(Self.whole("unused", turn, answer, at: time))
        case .end(let turn, let answer, isWhole: true): return .object(Self.whole("end", turn, answer, at: time))
        case .end(let turn, let answer, isWhole: false): return .object(Self.json("end", turn, answer, at: time))
        }
    }

    private static func piece(_ type: String, _ turn: Int, _ text: String, _ milliseconds: Int?) -> JSONValue {
        var object: JSONObject = ["type": .string(type), "turn": .integer(turn)]
        object["text"] = .string(text)
        // Behind the text, so that all pieces of an answer begin alike: that is how they are searched fast.
        object["ms"] = milliseconds.map(JSONValue.integer)
        return .object(object)
    }

    private static func whole(_ type: String, _ turn: Int, _ answer: Answer, at time: String) -> JSONObject {
        var object = json(type, turn, answer, at: time)
        object["reasoning"] = .string(answer.reasoning)
        object["text"] = .string(answer.text)
        return object
    }

    private static func json(_ type: String, _ turn: Int, _ answer: Answer, at time: String) -> JSONObject {
        var object: JSONObject = [
            "type": .string(type), "turn": .integer(turn), "time": .string(time),
            "status": .string(answer.status.rawValue), "model": .string(answer.model.description),
        ]
        object["base_url"] = answer.baseURL.map(JSONValue.string)
        object["effort"] = answer.effort.map { .string($0.rawValue) }
        object["finish_reason"] = answer.finishReason.map { .string($0.kind.rawValue) }
        object["usage"] = answer.usage.map { .object($0.json) }
        object["counted"] = answer.estimate.map { .object($0.json) }
        object["seconds"] = (answer.timing?.total.seconds).map(JSONValue.number)
        object["first_token_seconds"] = (answer.timing?.firstToken?.seconds).map(JSONValue.number)
        object["reasoning_content"] = answer.reasoningContent?.json
        object["error"] = answer.failure.map { .string($0.message) }
        object["copy_of"] = answer.original.map(JSONValue.integer)
        return object
    }
}

extension Usage {
    /// The tokens under the names that OpenAI made common. What was not reported is left out, the total with it.
    package var json: JSONObject {
        var object = JSONObject()
        if !unreported.contains(.prompt) { object["prompt_tokens"] = .integer(promptTokens) }
        if !unreported.contains(.completion) { object["completion_tokens"] = .integer(completionTokens) }
        if !isEstimated { object["total_tokens"] = .integer(totalTokens) }
        object["cached_tokens"] = cachedTokens.map(JSONValue.integer)
        object["cache_write_tokens"] = cacheWriteTokens.map(JSONValue.integer)
        object["long_cache_write_tokens"] = longCacheWriteTokens.map(JSONValue.integer)
        object["reasoning_tokens"] = reasoningTokens.map(JSONValue.integer)
        object["service_tier"] = serviceTier.map(JSONValue.string)
        return object
    }

    /// Reads what ``json`` has written; `nil` when it has neither of the two numbers.
    package init?(json: JSONValue) {
        self.init(
            reportedPrompt: json["prompt_tokens"]?.tokenCount,
            completion: json["completion_tokens"]?.tokenCount,
            total: json["total_tokens"]?.tokenCount,
            cached: json["cached_tokens"]?.tokenCount,
            written: json["cache_write_tokens"]?.tokenCount,
            writtenForLong: json["long_cache_write_tokens"]?.tokenCount,
            reasoning: json["reasoning_tokens"]?.tokenCount,
            tier: json["service_tier"]?.stringValue)
    }

    /// What was reported; `nil` when neither prompt nor completion was.
    init?(
        reportedPrompt prompt: Int?, completion: Int?, total: Int?, cached: Int?, written: Int?,
        writtenForLong: Int?, reasoning: Int?, tier: String?
    ) {
        guard prompt != nil || completion != nil else { return nil }
        self.init(
            promptTokens: prompt ?? 0, completionTokens: completion ?? 0, totalTokens: total, cachedTokens: cached,
            cacheWriteTokens: written, longCacheWriteTokens: writtenForLong, reasoningTokens: reasoning,
            serviceTier: tier)
        if prompt == nil { unreported.insert(.prompt) }
        if completion == nil { unreported.insert(.completion) }
        makeConsistent()
    }
}
