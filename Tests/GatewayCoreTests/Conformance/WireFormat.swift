import GatewayCore

/// How a provider writes an answer on the wire, as its recorded replies show.
struct WireFormat: Sendable {
    /// The whole reply.
    var whole: @Sendable (ScriptedAnswer) -> String
    /// The stream's events, each with its empty line, the one that ends the stream included.
    var events: @Sendable (ScriptedAnswer) -> [String]
    /// An event that reports a failure in the middle of a stream.
    var failureEvent: @Sendable (_ message: String) -> String
    /// The body of a refused request.
    var errorBody: @Sendable (_ message: String) -> String

    /// The stream as bytes.
    func stream(_ answer: ScriptedAnswer) -> [UInt8] {
        Array(events(answer).joined().utf8)
    }
}

extension WireFormat {
    /// OpenAI: reasoning as `reasoning_content`, as its compatible servers write it, and usage in a chunk of its own.
    static let openAI = chatCompletions(
        reasoning: { ["content": .null, "reasoning_content": .string($0)] },
        usageChunk: { ["choices": [], "usage": $0] }
    )

    /// Mistral: reasoning as a list of thoughts in the content, and usage in the chunk that finishes.
    static let mistral = chatCompletions(
        reasoning: { ["content": [["type": "thinking", "thinking": [["type": "text", "text": .string($0)]]]]] },
        usageChunk: nil
    )

    private static func chatCompletions(
        reasoning: @escaping @Sendable (String) -> JSONObject,
        usageChunk: (@Sendable (JSONValue) -> JSONObject)?
    ) -> WireFormat {
        WireFormat(
            whole: { answer in
                var message: JSONObject = ["role": "assistant", "content": .string(answer.text.joined())]
                if !answer.reasoning.isEmpty {
                    let thoughts = reasoning(answer.reasoning.joined())
                    if let thinking = thoughts["content"]?[0] {
                        message["content"] = [thinking, ["type": "text", "text": .string(answer.text.joined())]]
                    } else {
                        message["reasoning_content"] = thoughts["reasoning_content"]
                    }
                }
                var reply = common(answer, object: "chat.completion")
                reply["choices"] = [
                    ["index": 0, "message": .object(message), "finish_reason": .string(answer.finish)]
                ]
                reply["usage"] = answer.usage.map(usage) ?? .null
                return JSONValue.object(reply).serialized()
            },
            events: { answer in
                func chunk(_ delta: JSONObject, finish: JSONValue = .null) -> JSONObject {
                    var chunk = common(answer, object: "chat.completion.chunk")
                    chunk["choices"] = [["index": 0, "delta": .object(delta), "finish_reason": finish]]
                    return chunk
                }
                var last = chunk(["content": ""], finish: .string(answer.finish))
                var chunks = [chunk(["role": "assistant", "content": ""])]
                chunks += answer.reasoning.map { chunk(reasoning($0)) }
                chunks += answer.text.map { chunk(["content": .string($0)]) }
                if let counted = answer.usage.map(usage), let usageChunk {
                    var own = common(answer, object: "chat.completion.chunk")
                    own.merge(usageChunk(counted))
                    chunks += [last, own]
                } else {
                    last["usage"] = answer.usage.map(usage)
                    chunks.append(last)
                }
                return chunks.map { "data: \(JSONValue.object($0).serialized())\n\n" } + ["data: [DONE]\n\n"]
            },
            failureEvent: { "data: \(errorJSON($0))\n\n" },
            errorBody: { errorJSON($0) }
        )
    }

    private static func common(_ answer: ScriptedAnswer, object: String) -> JSONObject {
        [
            "id": "answer-1", "object": .string(object), "created": 1_793_400_000, "model": .string(answer.model),
        ]
    }

    private static func usage(_ usage: Usage) -> JSONValue {
        [
            "prompt_tokens": .integer(usage.promptTokens), "completion_tokens": .integer(usage.completionTokens),
            "total_tokens": .integer(usage.totalTokens),
            "prompt_tokens_details": ["cached_tokens": usage.cachedTokens.map(JSONValue.integer) ?? .null],
            "completion_tokens_details": ["reasoning_tokens": usage.reasoningTokens.map(JSONValue.integer) ?? .null],
        ]
    }

    private static func errorJSON(_ message: String) -> String {
        let error: JSONValue = ["error": ["message": .string(message), "type": "some_error"]]
        return error.serialized()
    }
}
