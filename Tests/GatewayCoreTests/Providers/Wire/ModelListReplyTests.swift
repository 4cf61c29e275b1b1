import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Lists of models")
struct ModelListReplyTests {
    private func models(_ json: String) throws -> [CatalogModel]? {
        ModelListReply.models(in: try JSONValue(parsing: json), of: "acme")
    }

    private func model(
        _ name: String, window: Int? = nil, output: Int? = nil, prices: (Double, Double)? = nil, cached: Double? = nil
    ) -> CatalogModel {
        var model = CatalogModel(id: ModelID(provider: "acme", model: name))
        model.contextWindow = window
        model.maxOutputTokens = output
        model.inputPrice = prices?.0
        model.outputPrice = prices?.1
        model.cachedInputPrice = cached
        return model
    }

    @Test("OpenAI: names, sorted")
    func openAI() throws {
        #expect(
            try models(#"{"object": "list", "data": [{"id": "gpt-b", "created": 1}, {"id": "gpt-a"}, {"x": 1}]}"#)
                == [model("gpt-a"), model("gpt-b")])
    }

    @Test("Mistral: the window, and a name that is told twice")
    func mistral() throws {
        let entry = #"{"id": "mistral-small", "max_context_length": 131072, "aliases": ["x"]}"#
        #expect(try models("{\"data\": [\(entry), \(entry)]}") == [model("mistral-small", window: 131_072)])
    }

    @Test("Gemini: names without their prefix, only models that answer")
    func gemini() throws {
        let json = """
            {"models": [
              {"name": "models/gemini-3.8-flash", "inputTokenLimit": 1048576, "outputTokenLimit": 65536,
               "supportedGenerationMethods": ["generateContent", "countTokens"]},
              {"name": "models/embedding-001", "supportedGenerationMethods": ["embedContent"]}
            ]}
            """
        #expect(try models(json) == [model("gemini-3.8-flash", window: 1_048_576, output: 65_536)])
    }

    @Test("Anthropic, Ollama, vLLM, llama.cpp, Groq")
    func others() throws {
        #expect(
            try models(#"{"data": [{"id": "claude", "max_input_tokens": 200000, "max_tokens": 64000}]}"#)
                == [model("claude", window: 200_000, output: 64_000)])
        #expect(try models(#"{"models": [{"name": "llama3.2:3b", "size": 2019}]}"#) == [model("llama3.2:3b")])
        #expect(try models(#"{"data": [{"id": "q", "max_model_len": 4096}]}"#) == [model("q", window: 4096)])
        let loaded = #"{"data": [{"id": "l", "max_context_length": 8192, "loaded_context_length": 2048}]}"#
        #expect(try models(loaded) == [model("l", window: 2048)])
        #expect(
            try models(#"{"data": [{"id": "g", "meta": {"n_ctx_train": 8192}}]}"#) == [model("g", window: 8192)])
        #expect(
            try models(#"{"data": [{"id": "o", "context_window": 131072, "max_completion_tokens": 8192}]}"#)
                == [model("o", window: 131_072, output: 8192)])
    }

    @Test("Prices: OpenRouter's for a token, Together's for a million")
    func prices() throws {
        let router = """
            {"data": [{"id": "a/b", "context_length": 128000, "top_provider": {"max_completion_tokens": 16384},
              "pricing": {"prompt": "0.0000025", "completion": "0.00001", "input_cache_read": "0.00000125"}},
              {"id": "openrouter/auto", "pricing": {"prompt": "-1", "completion": "-1"}}]}
            """
        #expect(
            try models(router) == [
                model("a/b", window: 128_000, output: 16_384, prices: (2.5, 10), cached: 1.25),
                model("openrouter/auto"),
            ])
        #expect(
            try models(#"[{"id": "t", "context_length": 4096, "pricing": {"input": 0.15, "output": 0.6}}]"#)
                == [model("t", window: 4096, prices: (0.15, 0.6))])
    }

    @Test("What is no list", arguments: ["{}", "7", #"{"data": 7}"#])
    func noList(json: String) throws {
        #expect(try models(json) == nil)
    }
}
