import GatewayCore
import GatewayJSON

extension WireFormat {
    /// Gemini: every event has the form of a whole reply, with a running count; nothing marks the end.
    static let gemini = WireFormat(
        whole: { answer in
            var parts: [JSONValue] = []
            if !answer.reasoning.isEmpty {
                parts.append(["text": .string(answer.reasoning.joined()), "thought": true])
            }
            parts.append(["text": .string(answer.text.joined()), "thoughtSignature": "c2ln"])
            return geminiReply(answer, parts: parts, isLast: true)
        },
        events: { answer in
            let thoughts = answer.reasoning.map { [["text": .string($0), "thought": true]] as [JSONValue] }
            let texts = answer.text.map { [["text": .string($0)]] as [JSONValue] }
            let events = (thoughts + texts).map { geminiReply(answer, parts: $0, isLast: false) }
            let last = geminiReply(answer, parts: [["text": "", "thoughtSignature": "c2ln"]], isLast: true)
            return (events + [last]).map { "data: \($0)\n\n" }
        },
        failureEvent: { "data: \(geminiError($0))\n\n" },
        errorBody: { geminiError($0) },
        conversation: { body in
            let turns = (body["contents"]?.arrayValue ?? []).map { content in
                Message(
                    role: content["role"] == "model" ? .assistant : .user,
                    content: content["parts"]?[0]?["text"]?.stringValue ?? "")
            }
            return RequestedConversation(
                system: body["systemInstruction"]?["parts"]?[0]?["text"]?.stringValue, turns: turns)
        },
        schema: { $0["generationConfig"]?["responseJsonSchema"] },
        opening: 0,
        trailer: 0,
        hasTerminator: false,
        finishWords: ["stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"],
        metadata: ["id": "answer-1"],
        reasoningBlock: { _ in ["thoughtSignature": "c2ln"] },
        api: "gemini"
    )

    private static func geminiReply(_ answer: ScriptedAnswer, parts: [JSONValue], isLast: Bool) -> String {
        var candidate: JSONObject = ["content": ["role": "model", "parts": .array(parts)], "index": 0]
        let words = ["stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"]
        if isLast { candidate["finishReason"] = words[answer.finish].map(JSONValue.string) }
        var reply: JSONObject = [
            "candidates": [.object(candidate)], "modelVersion": .string(answer.model), "responseId": "answer-1",
        ]
        if let usage = answer.usage {
            let thoughts = usage.reasoningTokens ?? 0
            reply["usageMetadata"] = [
                "promptTokenCount": .integer(usage.promptTokens),
                "candidatesTokenCount": .integer(isLast ? usage.completionTokens - thoughts : 1),
                "thoughtsTokenCount": .integer(thoughts),
                "totalTokenCount": .integer(usage.totalTokens),
                "cachedContentTokenCount": .integer(usage.cachedTokens ?? 0),
            ]
        }
        return JSONValue.object(reply).serialized()
    }

    private static func geminiError(_ message: String) -> String {
        let error: JSONValue = ["error": ["code": 500, "message": .string(message), "status": "INTERNAL"]]
        return error.serialized()
    }
}
