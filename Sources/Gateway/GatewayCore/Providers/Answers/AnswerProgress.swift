import GatewayJSON

/// How far an answer has come, and which facts about it were told already.
struct AnswerProgress: Sendable {
    /// Whether a reason for the end has come. What is missing after it is at most the usage.
    var hasFinished = false
    /// Whether the server has said its last word: nothing after it is read.
    var hasEnded = false

    private var facts: JSONObject = [:]

    /// The event of the fields that are new or have changed; every chunk of a stream repeats most of them.
    mutating func tell(_ fields: JSONObject) -> [StreamEvent] {
        var news = JSONObject()
        for (key, value) in fields where !value.isNull && facts[key] != value {
            // Azure's first chunk names neither an id nor a model.
            if value.stringValue?.isEmpty == true { continue }
            news[key] = value
            facts[key] = value
        }
        return news.isEmpty ? [] : [.metadata(news)]
    }
}

extension JSONValue {
    /// The fields of an object without those that have a place of their own.
    func fields(without handled: Set<String>) -> JSONObject {
        var rest = JSONObject()
        for (key, value) in objectValue ?? [:] where !handled.contains(key) { rest[key] = value }
        return rest
    }

    /// The text under a key as an event, unless it is missing or empty.
    func piece(_ key: String, as make: (String) -> StreamEvent) -> [StreamEvent] {
        guard let text = self[key]?.stringValue, !text.isEmpty else { return [] }
        return [make(text)]
    }
}
