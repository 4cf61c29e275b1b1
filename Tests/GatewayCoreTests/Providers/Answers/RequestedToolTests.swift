import Testing

@testable import GatewayCore

/// Tools that nobody offered, and content that cannot be read.
@Suite("What is not text in an answer")
struct RequestedToolTests {
    private func whole<Mapper: WireMapper>(_ reply: String, by _: Mapper.Type) throws -> LLMResponse {
        var mapper = Mapper(provider: .acme)
        return .make(from: try mapper.events(fromReply: Array(reply.utf8)))
    }

    private func streamed<Mapper: WireMapper>(_ events: [String], by _: Mapper.Type) throws -> LLMResponse {
        let stream = events.map { Mapper.framing == .lines ? $0 + "\n" : "data: \($0)\n\n" }.joined()
        return .make(from: try Mapper(provider: .acme).events(of: [Array(stream.utf8)]))
    }

    static let messages: [String] = [
        #"{"content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"web_search","arguments":"{}"}}]}"#,
        #"{"tool_calls":[{"index":0,"function":{"name":"web_search"}},{"index":1,"function":{"name":"web_search"}}]}"#,
        #"{"content":"","function_call":{"name":"web_search","arguments":"{}"}}"#,
        #"{"content":[{"type":"tool_use","name":"web_search","input":{}}]}"#,
        #"{"content":[{"type":"tool_call","function":{"name":"web_search"}}]}"#,
        #"{"content":"Looking.","tool_calls":[{"function":{"name":"web_search","arguments":{}}}]}"#,
        #"{"tool_calls":[{"name":"web_search"}]}"#,
        #"{"reasoning":"hm","tool_calls":[{"function":{"name":"web_search"}}]}"#,
    ]

    @Test("Chat Completions: the tool is named, whatever the reason for the end is called", arguments: messages)
    func chat(message: String) throws {
        for word in ["tool_calls", "stop", "function_call"] {
            let response = try whole(
                #"{"choices":[{"message":\#(message),"finish_reason":"\#(word)"}]}"#, by: ChatCompletionsMapper.self)
            #expect(response.requestedTools == ["web_search"])
            #expect(response.finishReason == FinishReason(.toolCalls, raw: word))
            let stream = [
                #"{"choices":[{"delta":\#(message)}]}"#, #"{"choices":[{"delta":{},"finish_reason":"\#(word)"}]}"#,
            ]
            #expect(try streamed(stream, by: ChatCompletionsMapper.self) == response)
        }
    }

    @Test("Ollama: the same messages", arguments: messages)
    func ollama(message: String) throws {
        let line = #"{"message":\#(message),"done":true,"done_reason":"stop"}"#
        let response = try whole(line, by: OllamaMapper.self)
        #expect(response.requestedTools == ["web_search"])
        #expect(response.finishReason.kind == .toolCalls)
    }

    @Test(
        "Responses: a function or a custom tool; one that the provider runs is none",
        arguments: [
            (#"{"type":"function_call","name":"web_search","arguments":"{}"}"#, ["web_search"]),
            (#"{"type":"custom_tool_call","name":"web_search","input":""}"#, ["web_search"]),
            (#"{"type":"web_search_call","status":"completed"}"#, []),
        ] as [(String, [String])])
    func responses(item: String, tools: [String]) throws {
        let events = [
            #"{"type":"response.output_item.added","output_index":0,"item":\#(item)}"#,
            #"{"type":"response.output_item.done","output_index":0,"item":\#(item)}"#,
            #"{"type":"response.completed","response":{"output":[\#(item)]}}"#,
        ]
        let response = try streamed(events, by: ResponsesMapper.self)
        #expect(response.requestedTools == tools)
        #expect(response.finishReason.kind == (tools.isEmpty ? .stop : .toolCalls))
        #expect(response.unreadContent.isEmpty)
        #expect(try whole(#"{"output":[\#(item)]}"#, by: ResponsesMapper.self) == response)
    }

    @Test("Anthropic and Gemini: the tool is named")
    func others() throws {
        let block = #"{"type":"tool_use","id":"1","name":"web_search","input":{}}"#
        let message = try whole(#"{"content":[\#(block)],"stop_reason":"tool_use"}"#, by: AnthropicMapper.self)
        #expect(message.requestedTools == ["web_search"])
        let events = [
            #"{"type":"content_block_start","content_block":\#(block)}"#,
            #"{"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{}"}}"#,
            #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#, #"{"type":"message_stop"}"#,
        ]
        #expect(try streamed(events, by: AnthropicMapper.self) == message)
        for (part, word) in [
            (#"{"functionCall":{"name":"web_search","args":{}}}"#, "STOP"), (#"{"text":""}"#, "UNEXPECTED_TOOL_CALL"),
        ] {
            let reply = #"{"candidates":[{"content":{"parts":[\#(part)]},"finishReason":"\#(word)"}]}"#
            let response = try whole(reply, by: GeminiMapper.self)
            #expect(response.requestedTools == (word == "STOP" ? ["web_search"] : []))
            #expect(response.finishReason.kind == .toolCalls)
        }
    }

    @Test("Content that cannot be read is named, whatever its protocol")
    func unread() throws {
        let chat = #"{"choices":[{"message":{"content":[{"type":"image_url","image_url":{}}]}}]}"#
        #expect(try whole(chat, by: ChatCompletionsMapper.self).unreadContent == ["image_url"])
        let responses = #"{"output":[{"type":"image_generation_call","result":"…"}]}"#
        #expect(try whole(responses, by: ResponsesMapper.self).unreadContent == ["image_generation_call"])
        let anthropic = #"{"content":[{"type":"container_upload","file_id":"f"}],"stop_reason":"end_turn"}"#
        #expect(try whole(anthropic, by: AnthropicMapper.self).unreadContent == ["container_upload"])
        let gemini = #"{"candidates":[{"content":{"parts":[{"inlineData":{"data":"…"}}]},"finishReason":"STOP"}]}"#
        #expect(try whole(gemini, by: GeminiMapper.self).unreadContent == ["inlineData"])
        let ollama = #"{"message":{"content":{"type":"blob","data":"…"}},"done":true}"#
        #expect(try whole(ollama, by: OllamaMapper.self).unreadContent == ["blob"])
    }

    @Test("Why a filter ended the answer is kept, where the provider says it")
    func filters() throws {
        let azure =
            #"{"choices":[{"message":{"content":"Hi"},"finish_reason":"content_filter","content_filter_results":{"hate":{"filtered":false},"violence":{"filtered":true}}}]}"#
        #expect(
            try whole(azure, by: ChatCompletionsMapper.self).finishReason
                == FinishReason(.contentFilter, raw: "content_filter", explanation: "violence"))
        let gemini = #"{"candidates":[{"finishReason":"SAFETY","finishMessage":"Too dangerous."}]}"#
        #expect(
            try whole(gemini, by: GeminiMapper.self).finishReason
                == FinishReason(.contentFilter, raw: "SAFETY", explanation: "Too dangerous."))
        let blocked = #"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}"#
        #expect(
            try whole(blocked, by: GeminiMapper.self).finishReason
                == FinishReason(.contentFilter, raw: "PROHIBITED_CONTENT"))
    }
}
