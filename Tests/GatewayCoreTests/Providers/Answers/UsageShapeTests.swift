import Testing

@testable import GatewayCore

/// Reports of tokens in every shape that servers send. A tuple is prompt and completion, `nil` where not reported.
@Suite("Shapes of usage")
struct UsageShapeTests {
    private static let provider = ProviderIdentity(name: "acme", displayName: "Acme", keyVariable: nil)

    private func usage<Mapper: WireMapper>(_ pieces: [String], as _: Mapper.Type) throws -> Usage? {
        let events = try Mapper(provider: Self.provider).events(of: pieces.map { Array($0.utf8) })
        var accumulator = ResponseAccumulator(
            for: LLMRequest(messages: [.user("Hi")]), model: "m")
        for event in events { accumulator.add(event) }
        return accumulator.response.usage
    }

    private func numbers(_ usage: Usage?) -> String {
        guard let usage else { return "none" }
        let prompt = usage.unreported.contains(.prompt) ? "~" : "\(usage.promptTokens)"
        let completion = usage.unreported.contains(.completion) ? "~" : "\(usage.completionTokens)"
        let details = [
            usage.cachedTokens.map { "c\($0)" }, usage.cacheWriteTokens.map { "w\($0)" },
            usage.longCacheWriteTokens.map { "l\($0)" }, usage.reasoningTokens.map { "r\($0)" },
            usage.serviceTier.map { "t:\($0)" },
        ]
        return (["\(prompt)/\(completion)"] + details.compactMap { $0 }).joined(separator: " ")
    }

    @Test(
        "Chat Completions",
        arguments: [
            (#"{"prompt_tokens":8,"completion_tokens":5,"total_tokens":13}"#, "8/5"),
            (#"{"prompt_tokens":5}"#, "5/~"),
            (#"{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}"#, "none"),
            (#"{"total_tokens":0,"total_characters":0}"#, "none"),
            (#"{"prompt_tokens":8,"completion_tokens":0}"#, "8/~"),
            (#"{"prompt_tokens":8,"total_tokens":13}"#, "8/5"),
            (#"{"completion_tokens":5,"total_tokens":13}"#, "8/5"),
            (#"{"completion_tokens":5}"#, "~/5"),
            (#"{"prompt_tokens":"8","completion_tokens":"5"}"#, "8/5"),
            (#"{"prompt_tokens":8.0,"completion_tokens":5.0}"#, "8/5"),
            (#"{"prompt_tokens":-8,"completion_tokens":5}"#, "~/5"),
            (#"{"prompt_tokens":1e30,"completion_tokens":5}"#, "~/5"),
            (#"{"input_tokens":8,"output_tokens":5}"#, "8/5"),
            (#"{"prompt_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":50}}"#, "5/2 c5"),
            (
                #"{"prompt_tokens":9,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":50}}"#,
                "9/2 c4 w5"
            ),
            (#"{"prompt_tokens":9,"completion_tokens":2,"num_cached_tokens":4}"#, "9/2 c4"),
            (#"{"prompt_tokens":9,"completion_tokens":2,"cached_tokens":4}"#, "9/2 c4"),
            (#"{"prompt_cache_hit_tokens":4,"prompt_cache_miss_tokens":5,"completion_tokens":2}"#, "9/2 c4"),
            (
                #"{"prompt_tokens":9,"completion_tokens":2,"completion_tokens_details":{"reasoning_tokens":30},"total_tokens":11}"#,
                "9/2 r2"
            ),
            (
                #"{"prompt_tokens":9,"completion_tokens":2,"completion_tokens_details":{"reasoning_tokens":30},"total_tokens":41}"#,
                "9/32 r30"
            ),
            (
                #"{"input_tokens":3,"output_tokens":6,"cache_creation_input_tokens":10,"cache_read_input_tokens":20}"#,
                "33/6 c20 w10"
            ),
            (#"{"prompt_tokens":8,"completion_tokens":5,"service_tier":"standard"}"#, "8/5"),
            (#"{"prompt_tokens":8,"completion_tokens":5,"service_tier":"Flex"}"#, "8/5 t:flex"),
            (#"null"#, "none"), (#"{}"#, "none"), (#"[8,5]"#, "none"), (#""8""#, "none"),
        ])
    func chatCompletions(report: String, expected: String) throws {
        let whole = #"{"choices":[{"message":{"content":"Five words of an answer"},"finish_reason":"stop"}],"usage":"#
        #expect(numbers(try usage([whole + report + "}"], as: ChatCompletionsMapper.self)) == expected)
        let text = #"data: {"choices":[{"delta":{"content":"Five words of an answer"}}]}"# + "\n\n"
        let end = #"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\n"
        let stream = [text, end, #"data: {"choices":[],"usage":"# + report + "}\n\n", "data: [DONE]\n\n"]
        #expect(numbers(try usage(stream, as: ChatCompletionsMapper.self)) == expected)
    }

    @Test(
        "Reports of a stream in several events",
        arguments: [
            // The sum so far, the tokens of each piece, a piece that became smaller.
            ([(8, 1), (8, 2), (8, 3)], nil, "8/3"), ([(8, 3), (0, 2), (0, 4)], nil, "8/9"),
            // The same with each piece is no count of anything; the end may say more.
            ([(8, 1), (8, 1), (8, 1)], nil, "8/~"), ([(8, 1), (8, 1), (8, 1)], (8, 3), "8/3"),
            // Zeros before and after a real report.
            ([(8, 0), (8, 0), (8, 0)], (8, 7), "8/7"), ([(8, 3)], (0, 0), "8/3"), ([(8, 0)], nil, "8/~"),
            ([(0, 0)], (0, 0), "none"), ([], (8, 7), "8/7"),
        ] as [([(Int, Int)], (Int, Int)?, String)])
    func several(pieces: [(Int, Int)], last: (Int, Int)?, expected: String) throws {
        func report(_ numbers: (Int, Int)) -> String {
            #""usage":{"prompt_tokens":\#(numbers.0),"completion_tokens":\#(numbers.1)}"#
        }
        var stream = pieces.map { #"data: {"choices":[{"delta":{"content":"word "}}],\#(report($0))}"# + "\n\n" }
        if pieces.isEmpty { stream = [#"data: {"choices":[{"delta":{"content":"word"}}]}"# + "\n\n"] }
        stream.append(#"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\n")
        if let last { stream.append(#"data: {"choices":[],\#(report(last))}"# + "\n\n") }
        #expect(numbers(try usage(stream + ["data: [DONE]\n\n"], as: ChatCompletionsMapper.self)) == expected)
    }

    @Test("A report before the words is of the prompt alone; one in the choice counts")
    func places() throws {
        let text = #"data: {"choices":[{"delta":{"content":"word"}}]}"# + "\n\n"
        let early = #"data: {"choices":[],"usage":{"prompt_tokens":8,"completion_tokens":1}}"# + "\n\n"
        let end = #"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n"
        #expect(numbers(try usage([early, text, end], as: ChatCompletionsMapper.self)) == "8/~")
        let kimi =
            #"data: {"choices":[{"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":8,"completion_tokens":1}}]}"#
        #expect(numbers(try usage([text, kimi + "\n\n"], as: ChatCompletionsMapper.self)) == "8/1")
    }

    @Test(
        "Responses",
        arguments: [
            (
                #"{"input_tokens":9,"output_tokens":5,"input_tokens_details":{"cached_tokens":2,"cache_write_tokens":3},"output_tokens_details":{"reasoning_tokens":4},"total_tokens":14}"#,
                "9/5 c2 w3 r4"
            ),
            (
                #"{"input_tokens":9,"output_tokens":5,"input_tokens_details":{"cache_write_tokens":3,"cache_write_tokens_details":{"ttl_12h_tokens":2}}}"#,
                "9/5 w3 l2"
            ),
            (#"{"input_tokens":9}"#, "9/~"), (#"{"output_tokens":5}"#, "~/5"),
            (#"{"input_tokens":0,"output_tokens":0,"total_tokens":0}"#, "none"),
            (#"{"input_tokens":9,"output_tokens":0}"#, "9/~"), (#"{"input_tokens":"9","output_tokens":"5"}"#, "9/5"),
            (#"{"prompt_tokens":9,"completion_tokens":5}"#, "9/5"),
            (
                #"{"input_tokens":9,"output_tokens":5,"output_tokens_details":{"reasoning_tokens":50},"total_tokens":14}"#,
                "9/5 r5"
            ),
            (#"{"input_tokens":9,"output_tokens":5,"input_tokens_details":{"cached_tokens":50}}"#, "9/5 c9"),
        ])
    func responses(report: String, expected: String) throws {
        let reply =
            #"{"object":"response","status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"Words"}]}],"usage":"#
            + report + "}"
        #expect(numbers(try usage([reply], as: ResponsesMapper.self)) == expected)
        let stream = #"data: {"type":"response.completed","response":"# + reply + "}\n\n"
        #expect(numbers(try usage([stream], as: ResponsesMapper.self)) == expected)
    }

    @Test(
        "Messages: what comes at the start and at the end of the stream",
        arguments: [
            (#"{"input_tokens":9,"output_tokens":1}"#, #"{"output_tokens":5}"#, "9/5"),
            (#"{"input_tokens":9,"output_tokens":1}"#, #"{}"#, "9/~"),
            (#"{"input_tokens":9,"output_tokens":1}"#, #"{"input_tokens":0,"output_tokens":5}"#, "9/5"),
            (#"{"input_tokens":9,"output_tokens":1}"#, #"{"input_tokens":0,"output_tokens":0}"#, "9/~"),
            (#"{"input_tokens":0,"output_tokens":0}"#, #"{"input_tokens":9,"output_tokens":5}"#, "9/5"),
            (#"{"input_tokens":0,"output_tokens":0}"#, #"{"output_tokens":0}"#, "none"),
            (#"{}"#, #"{"output_tokens":5}"#, "~/5"),
            (#"{"input_tokens":"9"}"#, #"{"output_tokens":"5"}"#, "9/5"),
            (
                #"{"input_tokens":3,"cache_read_input_tokens":0,"cache_creation_input_tokens":90,"cache_creation":{"ephemeral_1h_input_tokens":60,"ephemeral_5m_input_tokens":30},"service_tier":"standard"}"#,
                #"{"output_tokens":5}"#, "93/5 c0 w90 l60"
            ),
            (
                #"{"input_tokens":3,"cache_creation":{"ephemeral_1h_input_tokens":60,"ephemeral_5m_input_tokens":30},"service_tier":"batch"}"#,
                #"{"output_tokens":5}"#, "93/5 w90 l60 t:batch"
            ),
        ])
    func messages(start: String, end: String, expected: String) throws {
        let stream = [
            #"data: {"type":"message_start","message":{"content":[],"usage":"# + start + "}}\n\n",
            #"data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Words"}}"# + "\n\n",
            #"data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":"# + end + "}\n\n",
            #"data: {"type":"message_stop"}"# + "\n\n",
        ]
        #expect(numbers(try usage(stream, as: AnthropicMapper.self)) == expected)
    }

    @Test(
        "A later report takes the place of what it has, and leaves the rest",
        arguments: [
            (#"{"prompt_tokens":8,"completion_tokens":5}"#, #"{"prompt_tokens":8}"#, "8/5"),
            (#"{"prompt_tokens":8,"completion_tokens":5}"#, #"{"prompt_tokens":9}"#, "9/5"),
            (#"{"prompt_tokens":8,"completion_tokens":5}"#, #"{"completion_tokens":6}"#, "8/6"),
            (#"{"prompt_tokens":8,"completion_tokens":5}"#, #"{"prompt_tokens":0,"completion_tokens":0}"#, "8/5"),
            (#"{"prompt_tokens":8,"completion_tokens":5}"#, "null", "8/5"),
            (
                #"{"prompt_tokens":8,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":3}}"#,
                #"{"prompt_tokens":8}"#, "8/5 c4 r3"
            ),
            (#"{"prompt_tokens":8}"#, #"{"completion_tokens":5}"#, "8/5"),
            (#"{"completion_tokens":5}"#, #"{"prompt_tokens":8}"#, "8/5"),
        ])
    func later(first: String, second: String, expected: String) throws {
        let pieces = [#"[{"index":0,"delta":{"content":"Words"},"finish_reason":"stop"}]"#, "[]", "[]"]
        let stream = zip(pieces, ["null", first, second]).map { choices, usage in
            "data: {\"choices\":\(choices),\"usage\":\(usage)}\n\n"
        }
        #expect(numbers(try usage(stream, as: ChatCompletionsMapper.self)) == expected)
    }

    @Test(
        "Gemini",
        arguments: [
            (#"{"promptTokenCount":9,"candidatesTokenCount":5,"totalTokenCount":14}"#, "9/5"),
            (#"{"promptTokenCount":9,"candidatesTokenCount":5,"thoughtsTokenCount":4,"totalTokenCount":18}"#, "9/9 r4"),
            (#"{"promptTokenCount":9}"#, "9/~"), (#"{"candidatesTokenCount":5}"#, "~/5"),
            (#"{"promptTokenCount":9,"totalTokenCount":14}"#, "9/5"),
            (#"{"promptTokenCount":0,"candidatesTokenCount":0,"totalTokenCount":0}"#, "none"),
            (#"{"promptTokenCount":9,"candidatesTokenCount":0}"#, "9/~"),
            (#"{"promptTokenCount":"9","candidatesTokenCount":"5"}"#, "9/5"),
            (#"{"promptTokenCount":9,"candidatesTokenCount":5,"cachedContentTokenCount":50}"#, "9/5 c9"),
            (#"{"prompt_token_count":9,"candidates_token_count":5}"#, "9/5"),
            (#"{"promptTokenCount":9,"candidatesTokenCount":5,"serviceTier":"PRIORITY"}"#, "9/5 t:priority"),
        ])
    func gemini(report: String, expected: String) throws {
        let text = #"{"candidates":[{"content":{"parts":[{"text":"Words"}]}"#
        let reply = text + #","finishReason":"STOP"}],"usageMetadata":"# + report + "}"
        #expect(numbers(try usage([reply], as: GeminiMapper.self)) == expected)
        // The report comes before the end alone.
        let stream = [
            "data: " + text + #"}],"usageMetadata":"# + report + "}\n\n",
            #"data: {"candidates":[{"finishReason":"STOP"}]}"# + "\n\n",
        ]
        #expect(numbers(try usage(stream, as: GeminiMapper.self)) == expected)
    }

    @Test(
        "Ollama",
        arguments: [
            (#""prompt_eval_count":9,"eval_count":5"#, "9/5"), (#""eval_count":5"#, "~/5"),
            (#""prompt_eval_count":9"#, "9/~"), (#""prompt_eval_count":0,"eval_count":0"#, "none"),
            (#""prompt_eval_count":9,"eval_count":0"#, "9/~"), (#""prompt_eval_count":"9","eval_count":"5""#, "9/5"),
            (#""prompt_eval_count":0,"eval_count":5"#, "~/5"), (#""prompt_eval_count":-1,"eval_count":5"#, "~/5"),
            (#""usage":{"prompt_tokens":9,"completion_tokens":5}"#, "9/5"), (#""model":"m""#, "none"),
        ])
    func ollama(report: String, expected: String) throws {
        let end = #"{"message":{"content":""},"done":true,"done_reason":"stop","# + report + "}\n"
        let stream = [#"{"message":{"content":"Words"},"done":false}"# + "\n", end]
        #expect(numbers(try usage(stream, as: OllamaMapper.self)) == expected)
    }
}
