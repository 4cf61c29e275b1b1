import GatewayCore
import GatewayJSON

extension WireFormat {
    /// Ollama: a line of JSON for each piece; it tells neither of a cache nor what the thoughts took.
    static let ollama = WireFormat(
        whole: { line($0, content: $0.text.joined(), thinking: $0.reasoning.joined(), isDone: true) },
        events: { answer in
            let thoughts = answer.reasoning.map { line(answer, thinking: $0) }
            let texts = answer.text.map { line(answer, content: $0) }
            return (thoughts + texts + [line(answer, isDone: true)]).map { $0 + "\n" }
        },
        failureEvent: { ollamaError($0) + "\n" },
        errorBody: { ollamaError($0) },
        conversation: { RequestedConversation(messages: $0["messages"]) },
        schema: { $0["format"] },
        frame: { $0 + "\n" },
        mediaType: "application/x-ndjson",
        opening: 0,
        trailer: 0,
        noise: "\n\r\n",
        finishWords: ["stop": "stop", "length": "length"],
        reported: { Usage(promptTokens: $0.promptTokens, completionTokens: $0.completionTokens) },
        metadata: ["created_at": "2026-11-01T10:00:01Z", "total_duration": 4_883_583_458]
    )

    private static func line(
        _ answer: ScriptedAnswer, content: String = "", thinking: String = "", isDone: Bool = false
    ) -> String {
        var message: JSONObject = ["role": "assistant", "content": .string(content)]
        if !thinking.isEmpty { message["thinking"] = .string(thinking) }
        var line: JSONObject = [
            "model": .string(answer.model), "created_at": "2026-11-01T10:00:00Z", "message": .object(message),
            "done": .bool(isDone),
        ]
        if isDone {
            line["created_at"] = "2026-11-01T10:00:01Z"
            line["done_reason"] = .string(answer.finish)
            line["total_duration"] = 4_883_583_458
            line["prompt_eval_count"] = (answer.usage?.promptTokens).map(JSONValue.integer)
            line["eval_count"] = (answer.usage?.completionTokens).map(JSONValue.integer)
        }
        return JSONValue.object(line).serialized()
    }

    private static func ollamaError(_ message: String) -> String {
        JSONValue.object(["error": .string(message)]).serialized()
    }
}
