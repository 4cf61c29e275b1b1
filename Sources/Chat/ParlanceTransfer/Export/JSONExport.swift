import GatewayCore
import GatewayJSON
import ParlanceConversations

/// A session as one JSON object: `title`, `created`, `model`, `system`, and `turns` with `prompt`, `attachments`,
/// `is_summary` (where the answer sums up earlier turns, and nobody asked) and `answer` (`model`, `text`, `reasoning`,
/// `effort`, `status`, `finish_reason`, `usage`, `counted`, `seconds`, `error`, and `beginnings` of a text that others began: the
/// `model` of each part and the `bytes` of the text up to its end). The names are those of the journal; what is not
/// known is missing.
struct JSONExport: Sendable {
    /// The file.
    let text: String

    init(_ session: ExportedSession) {
        var object: JSONObject = ["title": .string(session.title)]
        object["created"] = session.created.map(JSONValue.string)
        object["model"] = session.settings.map { .string($0.model.description) }
        object["system"] = session.settings?.system.map(JSONValue.string)
        object["turns"] = .array(session.turns.map(Self.turn))
        text = JSONValue.object(object).serialized(.pretty) + "\n"
    }

    private static func turn(_ turn: Turn) -> JSONValue {
        var object: JSONObject = ["prompt": .string(turn.prompt)]
        if !turn.attachments.isEmpty { object["attachments"] = .array(turn.attachments.map { .object($0.json) }) }
        if turn.isSummary { object["is_summary"] = true }
        object["answer"] = turn.answer.map(answer)
        return .object(object)
    }

    private static func answer(_ answer: Answer) -> JSONValue {
        var object: JSONObject = ["model": .string(answer.model.description), "text": .string(answer.text)]
        if !answer.reasoning.isEmpty { object["reasoning"] = .string(answer.reasoning) }
        object["effort"] = answer.effort.map { .string($0.rawValue) }
        object["status"] = .string(answer.status.rawValue)
        object["finish_reason"] = answer.finishReason.map { .string($0.kind.rawValue) }
        object["usage"] = answer.usage.map { .object($0.json) }
        object["counted"] = answer.estimate.map { .object($0.json) }
        object["seconds"] = (answer.timing?.total.seconds).map(JSONValue.number)
        if !answer.beginnings.isEmpty {
            object["beginnings"] = .array(
                answer.beginnings.map { ["model": .string($0.model.description), "bytes": .integer($0.end)] })
        }
        object["error"] = answer.failure.map { .string($0.message) }
        return .object(object)
    }
}
