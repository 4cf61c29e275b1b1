import Testing

@testable import GatewayCore

/// What servers write in place of what the protocol says; the answer is the same.
@Suite("Content in every shape")
struct ContentShapeTests {
    /// The answer of a stream's events.
    private func streamed<Mapper: WireMapper>(_ events: [String], by _: Mapper.Type) throws -> LLMResponse {
        let stream = events.map { Mapper.framing == .lines ? $0 + "\n" : "data: \($0)\n\n" }.joined()
        return .make(from: try Mapper(provider: .acme).events(of: [Array(stream.utf8)]))
    }

    private func whole<Mapper: WireMapper>(_ reply: String, by _: Mapper.Type) throws -> LLMResponse {
        var mapper = Mapper(provider: .acme)
        return .make(from: try mapper.events(fromReply: Array(reply.utf8)))
    }

    /// The events of a stream, one a line.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    // MARK: Chat Completions

    /// Choices of chunks; each adds up to "Hello".
    static let choicesShapes: [String] = [
        #"{"delta":{"content":"Hel"}}\#n{"delta":{"content":"lo"}}"#,
        #"{"message":{"content":"Hello"}}"#,
        #"{"delta":null,"message":{"content":"Hello"}}"#,
        #"{"delta":{},"message":{"role":"assistant","content":"Hello"}}"#,
        #"{"message":{"content":"Hel"}}\#n{"message":{"content":"Hello"}}"#,
        #"{"message":{"content":"Hel"}}\#n{"message":{"content":"lo"}}"#,
        #"{"delta":{"content":"Hel"},"message":{"content":"Hel"}}\#n{"delta":{"content":"lo"},"message":{"content":"Hello"}}"#,
        #"{"delta":{"role":"assistant"},"message":{"content":"Hel"}}\#n{"delta":{"content":"Hel"}}\#n{"delta":{"content":"lo"}}"#,
        #"{"delta":{"content":"Hel"}}\#n{"delta":{},"message":{"content":"Hello"},"finish_reason":"stop"}"#,
        #"{"delta":{"content":"Hello"}}\#n{"delta":{},"message":{"content":"Hello"},"finish_reason":"stop"}"#,
        #"{"text":"Hel"}\#n{"text":"lo"}"#,
        #"{"text":"Hel","delta":{"content":"Hel"}}\#n{"text":"lo","delta":{"content":"lo"}}"#,
        #"{"text":"","delta":{"content":"Hello"}}"#,
        #"{"delta":"Hel"}\#n{"delta":"lo"}"#,
        #"{"delta":{"text":"Hello"}}"#,
        #"{"delta":{"content":["Hel","lo"]}}"#,
        #"{"delta":{"content":{"type":"text","text":"Hello"}}}"#,
        #"{"delta":{"content":[{"type":"text","text":{"value":"Hello","annotations":[]}}]}}"#,
        #"{"delta":{"content":[{"type":"output_text","text":"Hel"},"lo"]}}"#,
        #"{"delta":{"content":[{"type":"text","content":"Hello"}]}}"#,
        #"{"delta":{"content":null,"audio":{"transcript":"Hello"}}}"#,
        #"{"index":1,"delta":{"content":"No"}}\#n{"index":0,"delta":{"content":"Hello"}}"#,
        #"{"delta":{"content":"Hel"},"finish_reason":""}\#n{"delta":{"content":"lo"},"finish_reason":"null"}"#,
        #"{"delta":[{"type":"text","text":"Hello"}]}"#,
        #"{"delta":{"content":{"parts":[{"text":"Hello"}]}}}"#,
    ]

    @Test("Chat Completions: a message, a text or a part in place of a delta", arguments: choicesShapes)
    func chatStreamed(choices: String) throws {
        let chunks = lines(choices).map { #"{"choices":[\#($0)]}"# }
        let end = #"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#
        let response = try streamed(chunks + [end, "[DONE]"], by: ChatCompletionsMapper.self)
        #expect(response.content == "Hello")
        #expect(response.reasoning.isEmpty)
        #expect(response.finishReason == FinishReason(.stop, raw: "stop"))
        #expect(response.unreadContent.isEmpty)
    }

    @Test(
        "Chat Completions: a whole reply in every shape",
        arguments: [
            #"{"message":{"content":"Hello"}}"#, #"{"message":{"content":["Hel","lo"]}}"#,
            #"{"message":{"content":{"type":"text","text":"Hello"}}}"#, #"{"message":"Hello"}"#, #"{"text":"Hello"}"#,
            #"{"delta":{"content":"Hello"},"finish_reason":"stop"}"#,
            #"{"message":{"content":null},"text":"Hello"}"#,
            #"{"message":{"content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]}}"#,
            #"{"message":null,"delta":{"content":"Hello"},"finish_reason":"stop"}"#, #"{"message":{"text":"Hello"}}"#,
            #"{"index":1,"message":{"content":"No"}},{"index":0,"message":{"content":"Hello"}}"#,
        ])
    func chatWhole(choice: String) throws {
        let reply = #"{"id":"1","object":"chat.completion","choices":[\#(choice)]}"#
        #expect(try whole(reply, by: ChatCompletionsMapper.self).content == "Hello")
        // As the only event of a stream it is the same.
        #expect(try streamed([reply, "[DONE]"], by: ChatCompletionsMapper.self).content == "Hello")
    }

    @Test(
        "JSON that the server has parsed is the answer, in the text that it stands for",
        arguments: [
            (#"{"city":"Paris","n":[1]}"#, #"{"city":"Paris","n":[1]}"#), ("42", "42"), ("4.5", "4.5"),
        ])
    func parsed(content: String, text: String) throws {
        let reply = #"{"choices":[{"message":{"content":\#(content)},"finish_reason":"stop"}]}"#
        #expect(try whole(reply, by: ChatCompletionsMapper.self).content == text)
        let line = #"{"message":{"content":\#(content)},"done":true,"done_reason":"stop"}"#
        #expect(try whole(line, by: OllamaMapper.self).content == text)
    }

    @Test("Choices that PHP has made a map of")
    func numberedChoices() throws {
        let reply = #"{"choices":{"0":{"message":{"content":"Hello"},"finish_reason":"stop"}}}"#
        #expect(try whole(reply, by: ChatCompletionsMapper.self).content == "Hello")
    }

    @Test(
        "Chat Completions: reasoning in every field, once, whole and streamed",
        arguments: [
            #""reasoning":"hm""#, #""reasoning_content":"hm""#, #""reasoning_text":"hm""#, #""thinking":"hm""#,
            #""reasoning":{"content":"hm"}"#, #""reasoning":{"text":"hm"}"#, #""reasoning":["hm"]"#,
            #""reasoning_details":[{"type":"reasoning.text","text":"hm"}]"#,
            #""reasoning_details":[{"type":"reasoning.summary","summary":"hm"},{"type":"reasoning.encrypted","data":"x"}]"#,
            #""reasoning":"hm","reasoning_content":"hm""#,
            #""reasoning":"","reasoning_details":[{"type":"reasoning.text","text":"hm"}]"#,
            #""reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}]"#,
            #""reasoning_content":null,"reasoning":"hm""#,
        ])
    func chatReasoning(fields: String) throws {
        let message = #"{\#(fields),"content":"Hello"}"#
        let reply = #"{"choices":[{"message":\#(message),"finish_reason":"stop"}]}"#
        let chunks = [
            #"{"choices":[{"delta":{\#(fields)}}]}"#,
            #"{"choices":[{"delta":{"content":"Hello"},"finish_reason":"stop"}]}"#,
        ]
        let answers = [
            try whole(reply, by: ChatCompletionsMapper.self), try streamed(chunks, by: ChatCompletionsMapper.self),
            try streamed([reply], by: ChatCompletionsMapper.self),
        ]
        for answer in answers {
            #expect(answer.reasoning == "hm")
            #expect(answer.content == "Hello")
            #expect(answer.unreadContent.isEmpty)
        }
    }

    // MARK: Responses

    static let created = #"{"type":"response.created","response":{"id":"r"}}"#
    static let completed = #"{"type":"response.completed","response":{"status":"completed","output":[]}}"#
    static let message = #"{"type":"message","content":[{"type":"output_text","text":"Hello"}]}"#

    static let responsesShapes: [String] = [
        #"{"type":"response.output_text.delta","delta":"Hello"}\#n\#(completed)"#,
        #"{"type":"response.output_text.delta","delta":{"text":"Hello"}}\#n\#(completed)"#,
        #"{"type":"response.output_text.done","text":"Hello"}\#n\#(completed)"#,
        #"{"type":"response.content_part.done","part":{"type":"output_text","text":"Hello"}}\#n\#(completed)"#,
        #"{"type":"response.output_item.done","item":\#(message)}\#n\#(completed)"#,
        #"{"type":"response.output_item.added","item":\#(message)}\#n\#(completed)"#,
        #"{"type":"response.completed","response":{"output":[\#(message)]}}"#,
        #"{"type":"response.completed","output":[\#(message)]}"#,
        #"{"type":"response.completed","response":{"output":[{"type":"message","content":"Hello"}]}}"#,
        #"{"type":"response.completed","response":{"output":[{"role":"assistant","content":["Hel","lo"]}]}}"#,
        #"{"type":"response.completed","response":{"output":"Hello"}}"#,
        #"{"type":"response.completed","response":{"output":[],"output_text":"Hello"}}"#,
        #"{"object":"response","status":"completed","output":[\#(message)]}"#,
        #"{"type":"response.output_text.delta","delta":"Hello"}\#n{"type":"response.done","response":{"output":[]}}"#,
        // All of them at once, as OpenAI does it.
        #"{"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"m","content":[]}}\#n{"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":"Hel"}\#n{"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":"lo"}\#n{"type":"response.output_text.done","item_id":"m","output_index":0,"content_index":0,"text":"Hello"}\#n{"type":"response.content_part.done","item_id":"m","output_index":0,"content_index":0,"part":{"type":"output_text","text":"Hello"}}\#n{"type":"response.output_item.done","output_index":0,"item":{"type":"message","id":"m","content":[{"type":"output_text","text":"Hello"}]}}\#n{"type":"response.completed","response":{"output":[{"type":"message","id":"m","content":[{"type":"output_text","text":"Hello"}]}]}}"#,
        // The end has other ids and places than the deltas.
        #"{"type":"response.output_text.delta","item_id":"a","output_index":1,"delta":"Hello"}\#n{"type":"response.completed","response":{"output":[{"type":"message","id":"b","content":[{"type":"output_text","text":"Hello"}]}]}}"#,
        #"{"type":"response.output_text.delta","item_id":"a","delta":"Hello"}\#n{"type":"response.output_text.done","item_id":"a","text":"Hello"}\#n{"type":"response.completed","response":{"output":[\#(message)]}}"#,
        // What the deltas lacked.
        #"{"type":"response.output_text.delta","delta":"Hel"}\#n{"type":"response.output_text.done","text":"Hello"}\#n\#(completed)"#,
    ]

    @Test(
        "Responses: the text in deltas, in what closes a part or an item, or at the end, once",
        arguments: responsesShapes)
    func responses(events: String) throws {
        let response = try streamed([Self.created] + lines(events), by: ResponsesMapper.self)
        #expect(response.content == "Hello")
        #expect(response.reasoning.isEmpty)
        #expect(response.finishReason == FinishReason(.stop, raw: "completed"))
    }

    @Test("Responses: of two messages the one without deltas is not lost")
    func secondMessage() throws {
        let events = [
            #"{"type":"response.output_text.delta","output_index":0,"delta":"One"}"#,
            #"{"type":"response.completed","response":{"output":[{"type":"message","content":[{"type":"output_text","text":"One"}]},{"type":"message","content":[{"type":"output_text","text":"Two"}]}]}}"#,
        ]
        #expect(try streamed(events, by: ResponsesMapper.self).content == "One\n\nTwo")
    }

    @Test(
        "Responses: a commentary is apart from the answer, as reasoning is",
        arguments: [
            #"{"type":"response.output_item.added","output_index":0,"item":{"type":"message","phase":"commentary"}}\#n{"type":"response.output_text.delta","output_index":0,"delta":"Looking."}\#n{"type":"response.output_item.added","output_index":1,"item":{"type":"message","phase":"final_answer"}}\#n{"type":"response.output_text.delta","output_index":1,"delta":"Hello"}\#n\#(completed)"#,
            // It is known only at the end of the item.
            #"{"type":"response.output_text.delta","output_index":0,"delta":"Looking."}\#n{"type":"response.output_item.done","output_index":0,"item":{"type":"message","phase":"commentary","content":[{"type":"output_text","text":"Looking."}]}}\#n{"type":"response.output_text.delta","output_index":1,"delta":"Hello"}\#n\#(completed)"#,
            #"{"type":"response.completed","response":{"output":[{"type":"message","phase":"commentary","content":[{"type":"output_text","text":"Looking."}]},{"type":"message","phase":"final_answer","content":[{"type":"output_text","text":"Hello"}]}]}}"#,
        ])
    func commentary(events: String) throws {
        let response = try streamed(lines(events), by: ResponsesMapper.self)
        #expect(response.content == "Hello")
        #expect(response.reasoning == "Looking.")
    }

    // MARK: Anthropic

    static let start = #"{"type":"message_start","message":{"id":"1","content":[]}}"#
    static let stop = #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}\#n{"type":"message_stop"}"#

    static let anthropicShapes: [String] = [
        #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hello"}}\#n\#(stop)"#,
        #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hel"}}\#n{"type":"content_block_delta","delta":{"type":"text_delta","text":"lo"}}\#n\#(stop)"#,
        #"{"type":"content_block_delta","delta":{"text":"Hello"}}\#n\#(stop)"#,
        #"{"type":"content_block_delta","delta":"Hello"}\#n\#(stop)"#,
        #"{"type":"content_block_stop","content_block":{"type":"text","text":"Hello"}}\#n\#(stop)"#,
        #"{"type":"message_start","message":{"content":[{"type":"text","text":"Hello"}]}}\#n\#(stop)"#,
        #"{"type":"message_start","message":{"content":[{"type":"text","text":"Hello"}]}}\#n{"type":"content_block_delta","delta":{"type":"text_delta","text":"Hel"}}\#n{"type":"content_block_delta","delta":{"type":"text_delta","text":"lo"}}\#n\#(stop)"#,
        #"{"type":"message","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn"}"#,
        #"{"type":"message","content":"Hello","stop_reason":"end_turn"}"#,
        #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}\#n{"type":"message_stop","message":{"content":"Hello"}}"#,
        #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"Hello"}}\#n{"type":"content_block_stop","content_block":{"type":"text","text":"Hello"}}\#n\#(stop)"#,
        #"{"type":"completion","completion":"Hel","stop_reason":null}\#n{"type":"completion","completion":"lo","stop_reason":"stop_sequence"}"#,
    ]

    @Test(
        "Anthropic: the text in a block's start, in its end, in the message, or as a completion",
        arguments: anthropicShapes)
    func anthropicStreamed(events: String) throws {
        #expect(try streamed([Self.start] + lines(events), by: AnthropicMapper.self).content == "Hello")
    }

    @Test(
        "Anthropic: a whole message in every shape",
        arguments: [
            #""content":[{"type":"text","text":"Hello"}]"#, #""content":"Hello""#, #""content":["Hel","lo"]"#,
            #""content":{"type":"text","text":"Hello"}"#, #""content":[{"text":"Hello"}]"#, #""completion":"Hello""#,
            #""content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]"#,
            #""content":[{"type":"thinking","thinking":"","signature":"x"},{"type":"text","text":"Hello"}]"#,
        ])
    func anthropicWhole(content: String) throws {
        let response = try whole(#"{\#(content),"stop_reason":"end_turn"}"#, by: AnthropicMapper.self)
        #expect(response.content == "Hello")
        #expect(response.finishReason.kind == .stop)
    }

    // MARK: Gemini

    @Test(
        "Gemini: content and parts in every shape, whole and streamed",
        arguments: [
            #"{"content":{"parts":[{"text":"Hello"}]}}"#, #"{"content":{"parts":[{"text":"Hel"},{"text":"lo"}]}}"#,
            #"{"content":{"parts":{"text":"Hello"}}}"#, #"{"content":{"parts":["Hel","lo"]}}"#,
            #"{"content":{"parts":"Hello"}}"#, #"{"content":"Hello"}"#, #"{"content":{"text":"Hello"}}"#,
            #"{"output":"Hello"}"#, #"{"content":[{"text":"Hello"}]}"#, #"{"content":{"role":"model"},"text":"Hello"}"#,
            #"{"index":1,"content":{"parts":[{"text":"No"}]}},{"index":0,"content":{"parts":[{"text":"Hello"}]}}"#,
        ])
    func gemini(candidate: String) throws {
        let reply = #"{"candidates":[\#(candidate)]}"#
        #expect(try whole(reply, by: GeminiMapper.self).content == "Hello")
        let end = #"{"candidates":[{"content":{"role":"model"},"finishReason":"STOP"}]}"#
        let response = try streamed([reply, end], by: GeminiMapper.self)
        #expect(response.content == "Hello")
        #expect(response.unreadContent.isEmpty)
    }

    // MARK: Ollama

    static let ollamaShapes: [String] = [
        #"{"message":{"content":"Hel"}}\#n{"message":{"content":"lo"}}"#, #"{"response":"Hel"}\#n{"response":"lo"}"#,
        #"{"message":{"content":["Hel","lo"]}}"#, #"{"message":{"content":{"type":"text","text":"Hello"}}}"#,
        #"{"message":null,"response":"Hello"}"#, #"{"message":{"text":"Hello"}}"#,
        #"{"message":{"content":[{"type":"text","text":"Hello"}]}}"#,
    ]

    @Test("Ollama: a message in every shape, or the answer of /api/generate", arguments: ollamaShapes)
    func ollamaStreamed(events: String) throws {
        let end = #"{"done":true,"done_reason":"stop"}"#
        #expect(try streamed(lines(events) + [end], by: OllamaMapper.self).content == "Hello")
    }

    @Test(
        "Ollama: text and thoughts in the only or the last line, once",
        arguments: [
            #"{"message":{"thinking":"hm","content":"Hello"},"done":true}"#,
            #"{"thinking":"hm","response":"Hello","done":true}"#,
            #"{"message":{"thinking":"hm","content":"Hel"}}\#n{"message":{"content":"lo"},"done":true}"#,
            #"{"message":{"thinking":"hm","content":"Hello"}}\#n{"message":{"thinking":"hm","content":"Hello"},"done":true}"#,
            #"{"message":{"thinking":"hm"}}\#n{"message":{"content":"Hello"},"done":true}"#,
        ])
    func ollamaLast(events: String) throws {
        let response = try streamed(lines(events), by: OllamaMapper.self)
        #expect(response.content == "Hello")
        #expect(response.reasoning == "hm")
    }
}
