import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Chat Completions as events")
struct ChatCompletionsMapperTests {
    private func events(_ name: String) throws -> [StreamEvent] {
        try Fixture.streamedEvents(name + ".sse", provider: .acme)
    }

    private func events(fromEvent json: String) throws -> [StreamEvent] {
        var mapper = ChatCompletionsMapper(provider: .acme)
        return try mapper.events(fromEvent: Array(json.utf8))
    }

    @Test("OpenAI's text, with the usage in a chunk of its own")
    func openAI() throws {
        let usage = Usage(
            promptTokens: 21, completionTokens: 6, totalTokens: 27, cachedTokens: 16, reasoningTokens: 0)
        #expect(
            try events("openai-text") == [
                .metadata([
                    "id": "chatcmpl-7Qd2", "created": 1_793_400_001, "model": "gpt-4o-2024-08-06",
                    "service_tier": "default", "system_fingerprint": "fp_31c0",
                ]),
                .text("Grüße"), .text(" aus "), .text("東京"), .text(" 👩‍🚀!"),
                .finish(FinishReason(.stop, raw: "stop")), .usage(usage),
            ])
    }

    @Test("A refusal is content, and the reason for the end")
    func refusal() throws {
        #expect(
            try events("openai-refusal").dropFirst() == [
                .text("I can't"), .text(" help with that."), .finish(FinishReason(.refusal, raw: "stop")),
                .usage(Usage(promptTokens: 9, completionTokens: 7)),
            ])
    }

    @Test("Azure's first chunk without a choice, id and model; its filter's verdicts are metadata")
    func azure() throws {
        let events = try events("azure-text")
        #expect(events.count == 6)
        #expect(
            events.first
                == .metadata([
                    "created": 0,
                    "prompt_filter_results": [
                        [
                            "prompt_index": 0,
                            "content_filter_results": ["hate": ["filtered": false, "severity": "safe"]],
                        ]
                    ],
                ]))
        let response = LLMResponse.make(from: events)
        #expect(response.content == "Bern.")
        #expect(response.model == "gpt-5-nano-2025-08-07")
        #expect(response.finishReason == FinishReason(.contentFilter, raw: "content_filter"))
        #expect(
            response.usage
                == Usage(promptTokens: 12, completionTokens: 66, totalTokens: 78, cachedTokens: 0, reasoningTokens: 64))
    }

    @Test("DeepSeek's reasoning_content, and usage in the last chunk with its own field for the cache")
    func deepSeek() throws {
        let usage = Usage(
            promptTokens: 18, completionTokens: 40, totalTokens: 58, cachedTokens: 4, reasoningTokens: 33)
        #expect(
            try events("deepseek-reasoning").dropFirst() == [
                .reasoning("Let me"), .reasoning(" count."), .text("Thr"), .text("ee."),
                .finish(FinishReason(.stop, raw: "stop")), .usage(usage),
            ])
    }

    @Test("Groq's reasoning, and what it adds under x_groq")
    func groq() throws {
        let events = try events("groq-reasoning")
        let response = LLMResponse.make(from: events)
        #expect(response.reasoning == "Okay, so")
        #expect(response.content == "42")
        #expect(response.usage == Usage(promptTokens: 17, completionTokens: 30, reasoningTokens: 25))
        #expect(response.metadata["x_groq"]?["usage"]?["queue_time"] == 0.17)
    }

    @Test("Mistral's content as a list of thoughts and texts, or as a string")
    func mistral() throws {
        #expect(
            try events("mistral-reasoning") == [
                .metadata(["id": "9f3c", "created": 1_793_400_004, "model": "magistral-medium-2509"]),
                .reasoning("They ask"), .reasoning(" for a sum."), .text("It is "), .text("five."),
                .finish(FinishReason(.stop, raw: "stop")),
                .usage(Usage(promptTokens: 10, completionTokens: 46, cachedTokens: 3)),
            ])
    }

    @Test("xAI counts reasoning apart from the completion; here the completion includes it")
    func xAI() throws {
        let usage = Usage(
            promptTokens: 12, completionTokens: 291, totalTokens: 303, cachedTokens: 11, reasoningTokens: 290)
        #expect(
            try events("xai-reasoning").dropFirst() == [
                .reasoning("First"), .text("Hello"), .finish(FinishReason(.stop, raw: "stop")), .usage(usage),
            ])
    }

    @Test("Ollama's reasoning beside empty content")
    func ollama() throws {
        #expect(
            try events("ollama-reasoning").dropFirst() == [
                .reasoning("Hm."), .text("Yes."), .finish(FinishReason(.stop, raw: "stop")),
                .usage(Usage(promptTokens: 5, completionTokens: 9)),
            ])
    }

    @Test("llama.cpp's comments are skipped, its timings are metadata, and no usage is reported as none")
    func llamaCpp() throws {
        let response = LLMResponse.make(from: try events("llamacpp-text"))
        #expect(response.content == "Hi")
        #expect(response.usage == nil)
        #expect(response.metadata["timings"] == ["predicted_n": 1])
    }

    @Test("OpenRouter's error in the middle of the stream is thrown with its words")
    func openRouter() throws {
        let expected = GatewayError(
            .providerFailure, "Acme failed in the middle of the answer.",
            providerMessage: "Provider disconnected unexpectedly", fix: "Try again.", provider: "acme",
            isRetryable: true)
        #expect(throws: expected) { try events("openrouter-error") }
    }

    @Test(
        "A whole reply and the stream of the same answer give equal responses",
        arguments: ["openai-text", "openai-refusal", "deepseek-reasoning", "mistral-reasoning", "mistral-text"])
    func wholeEqualsStream(name: String) throws {
        var mapper = ChatCompletionsMapper(provider: .acme)
        let whole = LLMResponse.make(from: try mapper.events(fromReply: try Fixture.bytes(name + ".json")))
        #expect(whole == LLMResponse.make(from: try events(name)))
        #expect(!whole.content.isEmpty)
        #expect(whole.usage != nil)
        #expect(whole.model != "asked")
    }

    @Test(
        "Finish reasons are normalized, and the provider's word is kept",
        arguments: [
            ("stop", .stop), ("eos", .stop), ("length", .length), ("model_length", .length),
            ("content_filter", .contentFilter), ("tool_calls", .toolCalls), ("function_call", .toolCalls),
            ("something_new", .other),
        ] as [(String, FinishReason.Kind)])
    func finishReasons(raw: String, kind: FinishReason.Kind) throws {
        #expect(
            try events(fromEvent: #"{"choices": [{"delta": {}, "finish_reason": "\#(raw)"}]}"#)
                == [.finish(FinishReason(kind, raw: raw))])
    }

    @Test("Facts that every chunk repeats are told once, and again when they change")
    func repeatedFacts() throws {
        var mapper = ChatCompletionsMapper(provider: .acme)
        func events(_ json: String) throws -> [StreamEvent] { try mapper.events(fromEvent: Array(json.utf8)) }
        #expect(
            try events(#"{"id": "1", "tier": null, "new": {"a": 1}}"#) == [.metadata(["id": "1", "new": ["a": 1]])])
        #expect(try events(#"{"id": "1", "tier": "x", "new": {"a": 1}}"#) == [.metadata(["tier": "x"])])
        #expect(try events(#"{"id": "1", "new": {"a": 2}}"#) == [.metadata(["new": ["a": 2]])])
        #expect(try events(#"{"id": "1"}"#) == [])
    }

    @Test("Only the first choice counts, and tool calls without content say nothing")
    func otherParts() throws {
        #expect(
            try events(fromEvent: #"{"choices": [{"delta": {"content": "a"}}, {"delta": {"content": "b"}}]}"#)
                == [.text("a")])
        #expect(
            try events(fromEvent: #"{"choices": [{"delta": {"content": null, "tool_calls": [{"index": 0}]}}]}"#) == [])
        #expect(try events(fromEvent: #"{"choices": null, "usage": {}}"#) == [])
    }

    @Test("An event that is not a JSON object is an invalid response", arguments: ["{", "true", "{]", "1", "\"x\""])
    func noJSON(text: String) throws {
        let error = try #require(throws: GatewayError.self) { try events(fromEvent: text) }
        #expect(error.code == .invalidResponse)
        #expect(error.provider == "acme")
        #expect(error.message.hasPrefix("Acme sent an event that is not"))
        #expect(!error.isRetryable)
    }

    @Test(
        "A reply without an answer is an invalid response", arguments: ["{}", #"{"choices": []}"#, #"{"choices": 1}"#])
    func noAnswer(text: String) {
        var mapper = ChatCompletionsMapper(provider: .acme)
        #expect(
            throws: GatewayError(.invalidResponse, "Acme sent a reply without an answer.", provider: "acme")
        ) { try mapper.events(fromReply: Array(text.utf8)) }
    }
}
