import GatewayJSON
import Testing

@testable import GatewayCore

/// What requests ask of providers' caches: marks, names, or nothing.
@Suite struct CachingTests {
    private static let long = String(repeating: "All of it is to be read again. ", count: 700)

    private func factory(_ yaml: String = "", _ transport: any HTTPTransport = ScriptedTransport()) -> LLMGatewayFactory
    {
        LLMGatewayFactory(
            configuration: ConfigurationFile.parse(yaml, file: "c.yaml"),
            environment: [
                "OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "MISTRAL_API_KEY": "k", "OPENROUTER_API_KEY": "k",
                "AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": "https://x.openai.azure.com",
                "DEEPSEEK_API_KEY": "k",
            ], transport: transport)
    }

    private func body(
        _ name: String, _ request: LLMRequest, in factory: LLMGatewayFactory? = nil
    ) throws -> JSONObject {
        let gateway = try (factory ?? self.factory()).makeGateway(name)
        return try #require(gateway as? any WireGateway).wire(request, isStreamed: false).body
    }

    private func turns(_ caching: PromptCaching?, system: String? = "You read.") -> LLMRequest {
        LLMRequest(
            messages: (system.map { [.system($0)] } ?? []) + [
                .user(Self.long), .assistant("One."), .user("Two?"), .assistant("Two."), .user("Three?"),
            ], caching: caching)
    }

    private func text(_ words: String, _ mark: JSONValue? = nil) -> JSONValue {
        var block: JSONObject = ["type": "text", "text": .string(words)]
        block["cache_control"] = mark
        return .object(block)
    }

    private static let short: JSONValue = ["type": "ephemeral"]
    private static let hour: JSONValue = ["type": "ephemeral", "ttl": "1h"]

    @Test("The newest prompt and the one before it are marked, and a system prompt that is long enough") func marks()
        throws
    {
        let body = try body("anthropic:claude-opus-5-5", turns(PromptCaching(), system: Self.long))
        #expect(body["system"] == [text(Self.long, Self.short)])
        #expect(
            body["messages"] == [
                ["role": "user", "content": [text(Self.long)]], ["role": "assistant", "content": "One."],
                ["role": "user", "content": [text("Two?", Self.short)]], ["role": "assistant", "content": "Two."],
                ["role": "user", "content": [text("Three?", Self.short)]],
            ])
    }

    @Test("A short system prompt is not marked by itself") func shortSystem() throws {
        let body = try body("anthropic:claude-opus-5-5", turns(PromptCaching()))
        #expect(body["system"] == [text("You read.")])
    }

    @Test(
        "Below the model's minimum nothing is marked",
        arguments: [("claude-opus-5-5", true), ("claude-opus-4-6", false)])
    func minimum(_ model: String, _ isMarked: Bool) throws {
        // 4,000 bytes and less than a thousand tokens.
        let words = String(repeating: "read ", count: 800)
        let body = try body("anthropic:\(model)", LLMRequest(messages: [.user(words)], caching: PromptCaching()))
        #expect(body["messages"] == [["role": "user", "content": [isMarked ? text(words, Self.short) : text(words)]]])
    }

    @Test("An hour is asked for at every mark") func hour() throws {
        let body = try body("anthropic:claude-opus-5-5", turns(PromptCaching(.long), system: Self.long))
        #expect(body["system"] == [text(Self.long, Self.hour)])
        #expect(body["messages"]?[4]?["content"] == [text("Three?", Self.hour)])
    }

    @Test(
        "A call of its own and one with the cache off are written as ever",
        arguments: [nil, PromptCaching(.off, key: "k")])
    func plain(_ caching: PromptCaching?) throws {
        for name in [
            "anthropic:claude-opus-5-5", "openrouter:anthropic/claude-opus-5.5", "mistral:mistral-small-latest",
        ] {
            let (body, plain) = (try body(name, turns(caching)), try body(name, turns(nil)))
            #expect(JSONValue.object(body).serialized() == JSONValue.object(plain).serialized())
            #expect(!CacheMarks.isIn(.object(body)) && body["prompt_cache_key"] == nil)
        }
    }

    @Test("OpenRouter passes marks on for Anthropic's models alone") func openRouter() throws {
        let body = try body("openrouter:anthropic/claude-opus-5.5", turns(PromptCaching(key: "k"), system: Self.long))
        #expect(body["messages"]?[0] == ["role": "system", "content": [text(Self.long, Self.short)]])
        #expect(body["messages"]?[5] == ["role": "user", "content": [text("Three?", Self.short)]])
        #expect(body["prompt_cache_key"] == nil)
        let other = try self.body("openrouter:deepseek/deepseek-v4", turns(PromptCaching()))
        #expect(!CacheMarks.isIn(.object(other)))
        let elsewhere = try self.body("deepseek:claude-opus-5-5", turns(PromptCaching()))
        #expect(!CacheMarks.isIn(.object(elsewhere)))
    }

    @Test("Images are marked where the protocol allows it") func images() throws {
        let image = try #require(ImageContent(SampleImage.png, name: "x"))
        let request = LLMRequest(
            messages: [
                .user(Self.long), .assistant("."), Message(role: .user, parts: [.text("Look:"), .image(image)]),
            ],
            caching: PromptCaching())
        let anthropic = try body("anthropic:claude-opus-5-5", request)
        #expect(anthropic["messages"]?[2]?["content"]?[1]?["cache_control"] == Self.short)
        let router = try body("openrouter:anthropic/claude-opus-5.5", request)
        #expect(router["messages"]?[2]?["content"]?[0]?["cache_control"] == Self.short)
        #expect(router["messages"]?[2]?["content"]?[1]?["cache_control"] == nil)
    }

    @Test("Whoever sets marks keeps them as they are") func ownMarks() throws {
        var request = turns(PromptCaching())
        request.extraParameters = ["cache_control": ["type": "ephemeral"]]
        let body = try body("anthropic:claude-opus-5-5", request)
        #expect(body["cache_control"] == Self.short && body["system"] == "You read.")
        #expect(body["messages"]?[4] == ["role": "user", "content": "Three?"])
    }

    @Test(
        "The key goes to OpenAI and Mistral, and to nobody else",
        arguments: [
            ("openai:gpt-4o", true), ("openai:o3-pro", true), ("mistral:mistral-small-latest", true),
            ("openrouter:openai/gpt-6-sol", false), ("azure:gpt-4o", false), ("deepseek:deepseek-v4-flash", false),
            ("eu", true), ("proxy", false), ("ours", false),
        ]) func keys(_ name: String, _ isSent: Bool) throws
    {
        let factory = factory(
            """
            llm_gateways:
              eu: {model: "openai:gpt-4o", base_url: "https://eu.api.openai.com/v1"}
              proxy: {model: "openai:gpt-4o", base_url: "https://api.openai.com.example.org/v1"}
              ours: {model: "mistral:mistral-small-latest", base_url: "http://127.0.0.1:9/v1"}
            """)
        let body = try body(name, turns(PromptCaching(key: "abc")), in: factory)
        #expect(body["prompt_cache_key"] == (isSent ? "abc" : nil))
    }

    @Test(
        "A key that a server might refuse is not sent", arguments: ["", "ä", "a b", String(repeating: "a", count: 65)])
    func unfitKeys(_ key: String) throws {
        #expect(try body("openai:gpt-4o", turns(PromptCaching(key: key)))["prompt_cache_key"] == nil)
    }

    @Test("A key is the same for the same name, and says nothing of it") func keyNames() {
        let name = "/home/ada/.local/state/parlance/sessions/2026-12-01-a.jsonl"
        let keys = (0..<200).map { PromptCaching.key(for: "\(name)\($0)") }
        #expect(Set(keys).count == 200 && keys.allSatisfy { $0.utf8.count == 32 })
        #expect(PromptCaching.key(for: name) == "e513ff7039afcddb5cf0cff49d795874")
    }

    @Test("OpenAI's newer models are asked to write nothing where the cache is off") func switchedOff() throws {
        let explicit: JSONValue = ["mode": "explicit"]
        #expect(try body("openai:gpt-6-sol", turns(PromptCaching(.off)))["prompt_cache_options"] == explicit)
        #expect(try body("openai:gpt-6-sol", turns(PromptCaching()))["prompt_cache_options"] == nil)
        #expect(try body("openai:gpt-6-sol", turns(nil))["prompt_cache_options"] == nil)
        #expect(try body("openai:gpt-4o", turns(PromptCaching(.off)))["prompt_cache_options"] == nil)
        #expect(try body("openrouter:openai/gpt-6-sol", turns(PromptCaching(.off)))["prompt_cache_options"] == nil)
    }

    @Test("The request decides, then the profile, then the provider's entry") func configured() throws {
        let factory = factory(
            """
            llm_gateways:
              hour: {model: "anthropic:claude-opus-5-5", cache: 1h}
              five: {model: "anthropic:claude-opus-5-5", cache: 5m}
              wrong: {model: "anthropic:claude-opus-5-5", cache: 2h}
            providers:
              anthropic: {cache: off}
            """)
        func mark(_ name: String, _ lifetime: PromptCaching.Lifetime?) throws -> JSONValue? {
            try body(name, turns(PromptCaching(lifetime)), in: factory)["messages"]?[4]?["content"]?[0]?[
                "cache_control"]
        }
        #expect(try mark("hour", nil) == Self.hour)
        #expect(try mark("five", nil) == Self.short)
        #expect(try mark("anthropic:claude-opus-5-5", nil) == nil)
        #expect(try mark("anthropic:claude-opus-5-5", .short) == Self.short)
        #expect(
            factory.configuration.diagnostics.map(\.message) == [
                "'cache' must be 'off', '5m' or '1h', but is '2h'."
            ])
    }

    @Test("Servers that refuse it get the request without it, and from then on") func refusals() async throws {
        let refusals = [
            ("anthropic:claude-opus-5-5", "system.0.cache_control: Extra inputs are not permitted"),
            ("openrouter:anthropic/claude-opus-5.5", "Unsupported parameter: 'messages[0].content[0].cache_control'"),
            ("mistral:mistral-small-latest", "Extra inputs are not permitted: prompt_cache_key"),
            ("openai:gpt-4o", "Unknown parameter: 'prompt_cache_key'."),
        ]
        for (name, sentence) in refusals {
            let error: JSONValue = ["error": ["type": "invalid_request_error", "message": .string(sentence)]]
            let answer =
                name.hasPrefix("anthropic")
                ? #"{"content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn"}"#
                : #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}]}"#
            let transport = ScriptedTransport(
                .json(error.serialized(), status: 400), .json(answer), .json(answer))
            let gateway = try factory("", transport).makeGateway(name)
            let request = turns(PromptCaching(key: "abc"), system: Self.long)
            #expect(try await gateway.generate(request).content == "Yes.")
            #expect(try await gateway.generate(request).content == "Yes.")
            let bodies = try transport.bodies
            func isCached(_ body: JSONValue) -> Bool { CacheMarks.isIn(body) || body["prompt_cache_key"] != nil }
            #expect(bodies.map(isCached) == [true, false, false], "\(name)")
        }
    }

    @Test("Instructions join a system prompt that is marked") func instructions() throws {
        var wire = WireRequest(
            .anthropic, path: "/messages",
            body: try body("anthropic:claude-opus-5-5", turns(PromptCaching(), system: Self.long)))
        wire.addInstructions("Answer with JSON only.")
        #expect(wire.body["system"] == [text(Self.long + "\n\nAnswer with JSON only.", Self.short)])
        let isFolded = wire.foldSystemPrompt()
        #expect(isFolded && wire.body["system"] == nil)
        #expect(wire.body["messages"]?[0]?["content"]?[0]?["text"]?.stringValue?.hasSuffix("JSON only.") == true)
    }
}
