import GatewayJSON

/// Which protocol an answer, or a part of one, is written in: servers, and addresses that are a path too short, may
/// answer in another than they were asked in.
enum AnswerForm: Sendable, Hashable {
    case chatCompletions
    case responses
    case messages
    case gemini
    case ollama

    /// The form of a value; `nil` when it holds nothing of an answer.
    init?(_ value: JSONValue) {
        let type = value["type"]?.stringValue ?? ""
        if Self.isFilled(value["choices"]) {
            self = .chatCompletions
        } else if Self.isFilled(value["candidates"]) {
            self = .gemini
        } else if type.hasPrefix("response.") || value["object"] == "response" || value["output"]?.arrayValue != nil {
            self = .responses
        } else if type.hasPrefix("content_block") || ["message_start", "message_delta"].contains(type)
            || (type == "message" && value["content"] != nil)
        {
            self = .messages
        } else if value["done"]?.boolValue != nil, value["message"] != nil || value["response"] != nil {
            self = .ollama
        } else {
            return nil
        }
    }

    /// The form and what to set for it, for a person.
    var advice: String {
        switch self {
        case .chatCompletions: "It is in Chat Completions format: set 'dialect: chat_completions' for this server."
        case .responses: "It is in Responses format: set 'dialect: responses' for this server."
        case .messages: "It is in Anthropic's Messages format: set 'dialect: anthropic' for this server."
        case .gemini: "It is in Gemini format: set 'dialect: gemini' for this server."
        case .ollama: "It is in Ollama format: set 'dialect: ollama' for this server."
        }
    }

    private static func isFilled(_ list: JSONValue?) -> Bool {
        list?.arrayValue?.isEmpty == false || list?.objectValue?.isEmpty == false
    }
}

extension JSONValue {
    /// The answer in this form that an envelope holds, such as `{"code": 0, "data": …}`; a value that is no envelope is
    /// itself.
    func unwrapped(to form: AnswerForm) -> JSONValue {
        guard objectValue != nil, AnswerForm(self) == nil else { return self }
        for key in ["data", "result", "response", "body"] {
            if let inner = self[key], AnswerForm(inner) == form { return inner }
        }
        return self
    }

    /// The value of a server-sent event with the name of the event as its type, where it has none of its own.
    func typed(by name: String) -> JSONValue {
        guard !name.isEmpty, name != "message", var object = objectValue, object["type"] == nil,
            AnswerForm(self) == nil
        else { return self }
        object["type"] = .string(name)
        return .object(object)
    }
}
