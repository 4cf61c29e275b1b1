import GatewayCore
import GatewayJSON

extension WireFormat {
    /// OpenAI: reasoning as `reasoning_content`, as its compatible servers write it, and usage in a chunk of its own.
    static let openAI = chatCompletions()

    /// Mistral: reasoning as a list of thoughts in the content, and usage in the chunk that finishes.
    static let mistral = chatCompletions(
        reasoning: { ["content": [["type": "thinking", "thinking": [["type": "text", "text": .string($0)]]]]] },
        hasUsageChunk: false)

    /// Groq: reasoning as `reasoning`, and usage in the chunk that finishes.
    static let groq = chatCompletions(reasoning: { ["reasoning": .string($0)] }, hasUsageChunk: false)

    /// OpenRouter: reasoning as `reasoning`.
    static let openRouter = chatCompletions(reasoning: { ["reasoning": .string($0)] })

    /// DeepSeek: what the cache had is told in a field of its own.
    static let deepSeek = chatCompletions(
        hasUsageChunk: false,
        usage: { usage in
            var counts = counts(usage)
            counts["prompt_tokens_details"] = nil
            counts["prompt_cache_hit_tokens"] = usage.cachedTokens.map(JSONValue.integer)
            return .object(counts)
        })

    /// xAI: the completion leaves out the reasoning, the total does not.
    static let xAI = chatCompletions(usage: { usage in
        var counts = counts(usage)
        counts["completion_tokens"] = .integer(usage.completionTokens - (usage.reasoningTokens ?? 0))
        return .object(counts)
    })

    private static func chatCompletions(
        reasoning: @escaping @Sendable (String) -> JSONObject = {
            ["content": .null, "reasoning_content": .string($0)]
        },
        hasUsageChunk: Bool = true,
        usage: @escaping @Sendable (Usage) -> JSONValue = { .object(counts($0)) }
    ) -> WireFormat {
        WireFormat(
            whole: { answer in
                var message: JSONObject = ["role": "assistant", "content": .string(answer.text.joined())]
                if !answer.reasoning.isEmpty {
                    var thoughts = reasoning(answer.reasoning.joined())
                    if let thinking = thoughts["content"]?[0] {
                        message["content"] = [thinking, ["type": "text", "text": .string(answer.text.joined())]]
                    } else {
                        thoughts["content"] = nil
                        message.merge(thoughts)
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
                if hasUsageChunk, let counted = answer.usage.map(usage) {
                    var own = common(answer, object: "chat.completion.chunk")
                    own.merge(["choices": [], "usage": counted])
                    chunks += [last, own]
                } else {
                    last["usage"] = answer.usage.map(usage)
                    chunks.append(last)
                }
                return chunks.map { "data: \(JSONValue.object($0).serialized())\n\n" } + ["data: [DONE]\n\n"]
            },
            failureEvent: { "data: \(errorJSON($0))\n\n" },
            errorBody: { errorJSON($0) },
            conversation: { RequestedConversation(messages: $0["messages"]) },
            schema: { $0["response_format"]?["json_schema"]?["schema"] }
        )
    }

    private static func common(_ answer: ScriptedAnswer, object: String) -> JSONObject {
        [
            "id": "answer-1", "object": .string(object), "created": 1_793_400_000, "model": .string(answer.model),
        ]
    }

    private static func counts(_ usage: Usage) -> JSONObject {
        [
            "prompt_tokens": .integer(usage.promptTokens), "completion_tokens": .integer(usage.completionTokens),
            "total_tokens": .integer(usage.totalTokens),
            "prompt_tokens_details": ["cached_tokens": usage.cachedTokens.map(JSONValue.integer) ?? .null],
            "completion_tokens_details": ["reasoning_tokens": usage.reasoningTokens.map(JSONValue.integer) ?? .null],
        ]
    }

    static func errorJSON(_ message: String) -> String {
        let error: JSONValue = ["error": ["message": .string(message), "type": "some_error"]]
        return error.serialized()
    }
}
