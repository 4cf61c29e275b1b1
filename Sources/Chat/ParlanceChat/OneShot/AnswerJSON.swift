import GatewayCore
import GatewayJSON
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// An answer as one JSON object, for programs.
struct AnswerJSON: Sendable, Hashable {
    /// The object on one line.
    let text: String

    /// `content`, `parsed` (null unless JSON was asked for and came), `model`, `finish_reason`, `usage` (null when the
    /// provider reported none), and where it is a failure, `error`.
    init(_ answer: Answer, request: LLMRequest) {
        var object: JSONObject = ["content": .string(answer.text)]
        object["parsed"] = request.responseFormat.isStructured ? answer.response.parsed ?? .null : .null
        object["model"] = .string(answer.model.description)
        object["finish_reason"] = .string((answer.finishReason?.kind ?? .other).rawValue)
        object["usage"] = answer.usage.map { .object($0.json) } ?? .null
        object["error"] = answer.failure.map { .string($0.message) }
        let json = JSONValue.object(object).serialized()
        // What the terminal's writer would replace reaches the program unchanged when it is escaped.
        text = Sanitizer.clean(json) == json ? json : Self.escaped(json)
    }

    /// The same JSON in ASCII. Outside of strings JSON is ASCII already.
    private static func escaped(_ json: String) -> String {
        json.utf16.map { unit in
            guard unit >= 0x80 else { return String(UnicodeScalar(UInt8(unit))) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
