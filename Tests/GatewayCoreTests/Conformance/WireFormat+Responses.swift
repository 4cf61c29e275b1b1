import GatewayCore
import GatewayJSON

extension WireFormat {
    /// OpenAI's Responses: reasoning as a summary, one last event with the whole response in it.
    static let responses = WireFormat(
        whole: { JSONValue.object(response($0, isDone: true)).serialized() },
        events: { answer in
            var events: [JSONObject] = [["type": "response.created", "response": .object(response(answer))]]
            var item: JSONObject = ["type": "response.output_item.added", "item": ["type": "message", "content": []]]
            if !answer.reasoning.isEmpty { item["item"] = ["type": "reasoning", "summary": []] }
            events.append(item)
            events += answer.reasoning.map {
                ["type": "response.reasoning_summary_text.delta", "summary_index": 0, "delta": .string($0)]
            }
            events += answer.text.map { ["type": "response.output_text.delta", "delta": .string($0)] }
            events.append(["type": "response.output_text.done", "text": .string(answer.text.joined())])
            events.append([
                "type": answer.finish == "stop" ? "response.completed" : "response.incomplete",
                "response": .object(response(answer, isDone: true)),
            ])
            return events.map { event in
                "event: \(event["type"]?.stringValue ?? "")\ndata: \(JSONValue.object(event).serialized())\n\n"
            }
        },
        failureEvent: { message in
            let event: JSONValue = [
                "type": "error", "code": "server_error", "message": .string(message), "param": .null,
            ]
            return "event: error\ndata: \(event.serialized())\n\n"
        },
        errorBody: { errorJSON($0) },
        conversation: { body in
            var conversation = RequestedConversation(messages: body["input"])
            conversation.system = (body["instructions"]?.stringValue.map { [$0] } ?? []) + conversation.system
            return conversation
        },
        schema: { $0["text"]?["format"]?["schema"] },
        opening: 2,
        trailer: 0,
        finishWords: ["stop": "completed", "length": "max_output_tokens", "content_filter": "content_filter"],
        metadata: ["id": "answer-1", "created_at": 1_793_400_000]
    )

    private static func response(_ answer: ScriptedAnswer, isDone: Bool = false) -> JSONObject {
        var response: JSONObject = [
            "id": "answer-1", "object": "response", "created_at": 1_793_400_000, "status": "in_progress",
            "model": .string(answer.model), "error": .null, "incomplete_details": .null, "output": [],
            "instructions": "As asked.", "usage": .null,
        ]
        guard isDone else { return response }
        var output: [JSONValue] = []
        if !answer.reasoning.isEmpty {
            output.append([
                "type": "reasoning",
                "summary": [["type": "summary_text", "text": .string(answer.reasoning.joined())]],
            ])
        }
        output.append([
            "type": "message", "role": "assistant",
            "content": [["type": "output_text", "annotations": [], "text": .string(answer.text.joined())]],
        ])
        response["output"] = .array(output)
        response["status"] = answer.finish == "stop" ? "completed" : "incomplete"
        if answer.finish != "stop" {
            response["incomplete_details"] = [
                "reason": answer.finish == "length" ? "max_output_tokens" : .string(answer.finish)
            ]
        }
        response["usage"] = answer.usage.map { usage in
            [
                "input_tokens": .integer(usage.promptTokens), "output_tokens": .integer(usage.completionTokens),
                "total_tokens": .integer(usage.totalTokens),
                "input_tokens_details": ["cached_tokens": .integer(usage.cachedTokens ?? 0)],
                "output_tokens_details": ["reasoning_tokens": .integer(usage.reasoningTokens ?? 0)],
            ]
        }
        return response
    }
}
