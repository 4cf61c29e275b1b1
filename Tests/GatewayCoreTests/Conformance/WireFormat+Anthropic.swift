import GatewayCore
import GatewayJSON

extension WireFormat {
    /// Anthropic: blocks of thoughts and text, usage in two reports of which each counts from the beginning.
    static let anthropic = WireFormat(
        whole: { answer in
            var message = message(answer)
            var blocks: [JSONValue] = []
            if !answer.reasoning.isEmpty {
                blocks.append([
                    "type": "thinking", "thinking": .string(answer.reasoning.joined()), "signature": "c2ln",
                ])
            }
            blocks.append(["type": "text", "text": .string(answer.text.joined())])
            message["content"] = .array(blocks)
            message["stop_reason"] = .string(word(answer.finish))
            if let usage = answer.usage {
                var counts = startCounts(usage)
                counts.merge(endCounts(usage))
                message["usage"] = .object(counts)
            }
            return JSONValue.object(message).serialized()
        },
        events: { answer in
            var start = message(answer)
            start["usage"] = answer.usage.map { .object(startCounts($0)) }
            var events: [JSONObject] = [["type": "message_start", "message": .object(start)]]
            var index = 0
            func open(_ block: JSONValue) {
                events.append(["type": "content_block_start", "index": .integer(index), "content_block": block])
            }
            func close() {
                events.append(["type": "content_block_stop", "index": .integer(index)])
                index += 1
            }
            if !answer.reasoning.isEmpty {
                open(["type": "thinking", "thinking": "", "signature": ""])
                events += answer.reasoning.map {
                    ["type": "content_block_delta", "delta": ["type": "thinking_delta", "thinking": .string($0)]]
                }
                events.append([
                    "type": "content_block_delta", "delta": ["type": "signature_delta", "signature": "c2ln"],
                ])
                close()
            }
            open(["type": "text", "text": ""])
            events += answer.text.map {
                ["type": "content_block_delta", "delta": ["type": "text_delta", "text": .string($0)]]
            }
            close()
            var end: JSONObject = [
                "type": "message_delta",
                "delta": ["stop_reason": .string(word(answer.finish)), "stop_sequence": .null],
            ]
            end["usage"] = answer.usage.map { .object(endCounts($0)) }
            return (events + [end, ["type": "message_stop"]]).map { event in
                "event: \(event["type"]?.stringValue ?? "")\ndata: \(JSONValue.object(event).serialized())\n\n"
            }
        },
        failureEvent: { "event: error\ndata: \(anthropicError($0))\n\n" },
        errorBody: { anthropicError($0) },
        conversation: { body in
            RequestedConversation(
                system: body["system"]?.stringValue, turns: RequestedConversation(messages: body["messages"]).turns)
        },
        schema: { $0["output_config"]?["format"]?["schema"] },
        opening: 2,
        noise: "event: ping\ndata: {\"type\": \"ping\"}\n\n",
        finishWords: ["stop": "end_turn", "length": "max_tokens"],
        reported: {
            var usage = $0
            usage.cacheWriteTokens = 1
            return usage
        },
        metadata: ["id": "answer-1"],
        reasoningBlock: { answer in
            answer.reasoning.isEmpty
                ? nil
                : [["type": "thinking", "thinking": .string(answer.reasoning.joined()), "signature": "c2ln"]]
        },
        api: "anthropic"
    )

    private static func word(_ finish: String) -> String {
        finish == "stop" ? "end_turn" : finish == "length" ? "max_tokens" : finish
    }

    private static func message(_ answer: ScriptedAnswer) -> JSONObject {
        [
            "id": "answer-1", "type": "message", "role": "assistant", "model": .string(answer.model), "content": [],
            "stop_reason": .null, "stop_sequence": .null,
        ]
    }

    /// What is counted when the answer begins. The cache has read and written a part of the prompt.
    private static func startCounts(_ usage: Usage) -> JSONObject {
        [
            "input_tokens": .integer(usage.promptTokens - (usage.cachedTokens ?? 0) - 1),
            "cache_creation_input_tokens": 1, "cache_read_input_tokens": .integer(usage.cachedTokens ?? 0),
            "output_tokens": 1,
        ]
    }

    private static func endCounts(_ usage: Usage) -> JSONObject {
        [
            "output_tokens": .integer(usage.completionTokens),
            "output_tokens_details": ["thinking_tokens": .integer(usage.reasoningTokens ?? 0)],
        ]
    }

    private static func anthropicError(_ message: String) -> String {
        let error: JSONValue = ["type": "error", "error": ["type": "api_error", "message": .string(message)]]
        return error.serialized()
    }
}
