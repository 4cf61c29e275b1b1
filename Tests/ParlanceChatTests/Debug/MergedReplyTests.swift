import GatewayJSON
import Testing

@testable import ParlanceChat

@Suite("A streamed reply as one value")
struct MergedReplyTests {
    private func merged(_ events: String...) throws -> JSONValue? {
        MergedReply(events.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n")?.value
    }

    @Test("Chat Completions: text, reasoning and arguments are joined, all else is the last")
    func chatCompletions() throws {
        let value = try merged(
            #"{"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":"He"},"finish_reason":null}]}"#,
            #"{"id":"a","choices":[{"index":0,"delta":{"content":"llo","reasoning_content":"Hm"}}]}"#,
            #"{"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{\"a\""}}]}}]}"#,
            #"{"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}}]}"#,
            #"{"id":"a","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
            #"{"id":"a","choices":[],"usage":{"total_tokens":3}}"#)
        #expect(
            value
                == (try JSONValue(
                    parsing: #"""
                        {"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":"Hello",
                        "reasoning_content":"Hm","tool_calls":[{"index":0,"function":{"name":"f","arguments":"{\"a\":1}"}}]},
                        "finish_reason":"stop"}],"usage":{"total_tokens":3}}
                        """#)))
    }

    @Test("Anthropic: the message with its blocks")
    func anthropic() throws {
        let value = try merged(
            #"{"type":"message_start","message":{"id":"m","content":[],"usage":{"input_tokens":5,"output_tokens":1}}}"#,
            #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}"#,
            #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}"#,
            #"{"type":"content_block_stop","index":0}"#,
            #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#,
            #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"He"}}"#,
            #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"llo"}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}"#,
            #"{"type":"message_stop"}"#)
        #expect(
            value
                == (try JSONValue(
                    parsing: #"""
                        {"id":"m","content":[{"type":"thinking","thinking":"Hm."},{"type":"text","text":"Hello"}],
                        "usage":{"input_tokens":5,"output_tokens":9},"stop_reason":"end_turn"}
                        """#)))
    }

    @Test("Gemini: parts of one kind are joined, thoughts and text stay apart")
    func gemini() throws {
        let value = try merged(
            #"{"candidates":[{"content":{"parts":[{"text":"Hm","thought":true}],"role":"model"},"index":0}]}"#,
            #"{"candidates":[{"content":{"parts":[{"text":"He"}],"role":"model"},"index":0}]}"#,
            #"{"candidates":[{"content":{"parts":[{"text":"llo"}],"role":"model"},"finishReason":"STOP","index":0}]}"#)
        #expect(
            value
                == (try JSONValue(
                    parsing: #"""
                        {"candidates":[{"content":{"parts":[{"text":"Hm","thought":true},{"text":"Hello"}],"role":"model"},
                        "index":0,"finishReason":"STOP"}]}
                        """#)))
    }

    @Test("Responses: the reply that the last event repeats; if none came, the pieces")
    func responses() throws {
        let pieces = [
            #"{"type":"response.created","response":{"id":"r","output":[]}}"#,
            #"{"type":"response.output_text.delta","delta":"He"}"#,
            #"{"type":"response.output_text.delta","delta":"llo"}"#,
        ].map { "event: x\ndata: \($0)\n\n" }.joined()
        let end = #"data: {"type":"response.completed","response":{"id":"r","output":["all"]}}"#
        #expect(MergedReply(pieces + end)?.value == ["id": "r", "output": ["all"]])
        #expect(MergedReply(pieces)?.value["delta"] == "Hello")
    }

    @Test("Ollama's lines of JSON; what broke off goes as far as it goes")
    func lines() {
        let reply = MergedReply(
            #"""
            {"message":{"role":"assistant","content":"He"},"done":false}
            {"message":{"role":"assistant","content":"llo"},"done":true}
            {"message":{"rol
            """#)
        #expect(reply?.value == ["message": ["role": "assistant", "content": "Hello"], "done": true])
        #expect(reply?.events == 2)
    }

    @Test(
        "What came whole, or is no JSON, has no events",
        arguments: ["", "{\"a\":1}", "<html>\n<p>", "data: x\n\ndata: y"])
    func whole(body: String) {
        #expect(MergedReply(body) == nil)
    }
}
