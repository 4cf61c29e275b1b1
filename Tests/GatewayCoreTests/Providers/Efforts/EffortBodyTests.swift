import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("How hard a model thinks, as each provider is told")
struct EffortBodyTests {
    @Test(
        "Every provider has its own fields",
        arguments: [
            ("openai:gpt-6-sol", .off, #"{"reasoning_effort":"none"}"#),
            ("openai:gpt-6-sol", .low, #"{"reasoning_effort":"low"}"#),
            ("openai:gpt-6-sol", .max, #"{"reasoning_effort":"xhigh"}"#),
            (
                "openai:gpt-5.6-pro", .max,
                #"{"reasoning":{"summary":"auto","effort":"max"},"include":["reasoning.encrypted_content"]}"#
            ),
            ("openai:gpt-5.1", .max, #"{"reasoning_effort":"high"}"#),
            ("openai:gpt-5-mini", .off, #"{"reasoning_effort":"minimal"}"#),
            ("azure:gpt-6.1-terra", .off, #"{"reasoning_effort":"low"}"#),
            ("openai:gpt-6.1-terra", .off, #"{"reasoning_effort":"none"}"#),
            ("openai:o3", .minimal, #"{"reasoning_effort":"low"}"#),
            ("openai:gpt-4o", .high, "{}"),
            ("anthropic:claude-haiku-4-5", .off, #"{"max_tokens":64000}"#),
            (
                "anthropic:claude-haiku-4-5", .high,
                #"{"max_tokens":64000,"thinking":{"type":"enabled","budget_tokens":16384}}"#
            ),
            (
                "anthropic:claude-sonnet-4-6", .xhigh,
                #"{"max_tokens":128000,"output_config":{"effort":"high"},"thinking":{"type":"adaptive"}}"#
            ),
            ("anthropic:claude-opus-4-8", .off, #"{"max_tokens":128000,"thinking":{"type":"disabled"}}"#),
            (
                "anthropic:claude-opus-5-5", .off,
                #"{"max_tokens":128000,"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"low"}}"#
            ),
            ("anthropic:claude-sonnet-5-5", .off, #"{"max_tokens":128000,"thinking":{"type":"between_tools"}}"#),
            (
                "anthropic:claude-fable-5-1", .max,
                #"{"max_tokens":128000,"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"max"}}"#
            ),
            (
                "gemini:gemini-2.5-flash", .off,
                #"{"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingBudget":0}}}"#
            ),
            (
                "gemini:gemini-2.5-pro", .off,
                #"{"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingBudget":128}}}"#
            ),
            (
                "gemini:gemini-3-pro", .medium,
                #"{"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingLevel":"LOW"}}}"#
            ),
            (
                "gemini:gemini-4-hydrogen", .max,
                #"{"generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingLevel":"XHIGH"}}}"#
            ),
            ("mistral:mistral-medium-latest", .high, #"{"reasoning_effort":"high"}"#),
            ("mistral:mistral-small-latest", .low, #"{"reasoning_effort":"high"}"#),
            ("mistral:mistral-small-latest", .off, #"{"reasoning_effort":"none"}"#),
            ("mistral:magistral-medium-latest", .low, "{}"),
            ("mistral:codestral-latest", .high, "{}"),
            ("groq:openai/gpt-oss-120b", .off, #"{"reasoning_effort":"low"}"#),
            ("groq:qwen/qwen3-32b", .high, #"{"reasoning_effort":"default"}"#),
            ("deepseek:deepseek-v4-flash", .off, #"{"thinking":{"type":"disabled"}}"#),
            ("deepseek:deepseek-v4-pro", .medium, #"{"thinking":{"type":"enabled"},"reasoning_effort":"low"}"#),
            ("deepseek:deepseek-v4-pro", .max, #"{"thinking":{"type":"enabled"},"reasoning_effort":"max"}"#),
            ("xai:grok-4.3", .off, #"{"reasoning_effort":"none"}"#),
            ("xai:grok-4.7", .off, #"{"reasoning_effort":"low"}"#),
            ("xai:grok-4.20-reasoning", .high, "{}"),
            ("moonshot:kimi-k3", .high, #"{"reasoning_effort":"high"}"#),
            ("moonshot:kimi-k2.6", .off, #"{"thinking":{"type":"disabled"}}"#),
            ("zai:glm-5.1", .low, #"{"thinking":{"type":"enabled"}}"#),
            ("zai:glm-5.2", .low, #"{"thinking":{"type":"enabled"},"reasoning_effort":"low"}"#),
            ("zai:glm-5.3", .off, #"{"thinking":{"type":"enabled"},"reasoning_effort":"low"}"#),
            ("mine:qwen3-max", .medium, #"{"enable_thinking":true,"thinking_budget":8192}"#),
            ("mine:qwen3-max", .off, #"{"enable_thinking":false}"#),
            ("openrouter:anthropic/claude-haiku-4.5", .max, #"{"reasoning":{"effort":"xhigh"}}"#),
            ("together:openai/gpt-oss-120b", .high, #"{"reasoning_effort":"high"}"#),
            ("ollama:qwen3:4b", .low, #"{"think":true}"#),
            ("ollama:qwen3:4b", .off, #"{"think":false}"#),
            ("ollama:gpt-oss:20b", .off, #"{"think":"low"}"#),
            ("ollama:llama3.2", .high, "{}"),
            ("llamacpp:qwen3-8b", .off, #"{"chat_template_kwargs":{"enable_thinking":false}}"#),
            ("llamacpp:gpt-oss-20b", .high, #"{"chat_template_kwargs":{"reasoning_effort":"high"}}"#),
            ("custom:new", .minimal, #"{"reasoning_effort":"minimal"}"#),
        ] as [(String, ReasoningEffort, String)])
    func bodies(model: String, effort: ReasoningEffort, expected: String) throws {
        let fields = try EffortBodies.fields(model, LLMRequest(prompt: "Hi", reasoning: effort))
        #expect(fields == (try JSONValue(parsing: expected)))
    }

    @Test("Nothing is sent where nothing is asked for", arguments: ["openai:gpt-6-sol", "deepseek:deepseek-v4-pro"])
    func unasked(model: String) throws {
        #expect(try EffortBodies.fields(model, LLMRequest(prompt: "Hi")) == [:])
    }

    @Test("A level that a model lacks is the nearest one, and that is said")
    func sentences() throws {
        func sentences(_ model: String, _ effort: ReasoningEffort, limit: Int? = nil) throws -> [String] {
            try EffortBodies.sentences(model, LLMRequest(prompt: "Hi", maxTokens: limit, reasoning: effort))
        }
        #expect(try sentences("openai:gpt-5.1", .max) == ["openai:gpt-5.1 has no effort max; high is used."])
        #expect(try sentences("openai:gpt-5.1", .high) == [])
        #expect(
            try sentences("openai:gpt-4o", .high) == ["openai:gpt-4o has no levels of reasoning effort; none is sent."])
        #expect(try sentences("openai:gpt-4o", .off) == [])
        #expect(try sentences("custom:new", .max) == [])
        #expect(
            try sentences("openai:gpt-6-sol", .high, limit: 500) == [
                "A limit of 500 tokens may be used up by reasoning before openai:gpt-6-sol answers; raise it or lower the "
                    + "effort."
            ])
        #expect(
            try sentences("anthropic:claude-haiku-4-5", .high, limit: 500) == [
                "A limit of 500 tokens leaves anthropic:claude-haiku-4-5 no room to reason; no effort is sent. Raise the "
                    + "limit to 2048 tokens or more."
            ])
    }

    @Test("Anthropic's budget leaves room for the answer", arguments: [(1536, 1024), (4096, 3072), (64000, 16384)])
    func budget(limit: Int, budget: Int) throws {
        let fields = try EffortBodies.fields(
            "anthropic:claude-haiku-4-5", LLMRequest(prompt: "Hi", maxTokens: limit, reasoning: .high))
        #expect(
            fields == [
                "max_tokens": .integer(limit), "thinking": ["type": "enabled", "budget_tokens": .integer(budget)],
            ])
    }

    @Test("Fields that somebody gave win, whatever is asked for")
    func given() throws {
        let request = LLMRequest(
            prompt: "Hi", reasoning: .high,
            extraParameters: ["thinking": ["type": "enabled", "budget_tokens": 2000]])
        #expect(
            try EffortBodies.fields("anthropic:claude-haiku-4-5", request) == [
                "max_tokens": 64000, "thinking": ["type": "enabled", "budget_tokens": 2000],
            ])
    }

    @Test("The settings' level holds for requests that name none, and abilities tell the levels")
    func settings() throws {
        var settings = GatewaySettings(model: "gpt-5.2", transport: ScriptedTransport())
        settings.reasoning = .high
        let gateway = OpenAIGateway(settings: settings)
        #expect(gateway.body(for: LLMRequest(prompt: "Hi"), isStreamed: false)["reasoning_effort"] == "high")
        #expect(
            gateway.body(for: LLMRequest(prompt: "Hi", reasoning: .low), isStreamed: false)["reasoning_effort"] == "low"
        )
        #expect(
            gateway.abilities
                == ModelAbilities(
                    temperatures: nil, structuredOutput: .jsonSchema, seesImages: true,
                    efforts: [.off, .low, .medium, .high, .xhigh], defaultEffort: .off, areEffortsKnown: true))
        let known = ModelCatalog.builtIn.efforts(of: ModelID(provider: "xai", model: "grok-4.7"))
        #expect(known.levels == [.low, .medium, .high, .xhigh])
        #expect(known.default == .high)
    }

    @Test("A temperature reaches a model that does not reason, and no other")
    func temperature() throws {
        func fields(_ model: String, _ effort: ReasoningEffort?) throws -> [String] {
            let request = LLMRequest(prompt: "Hi", temperature: 0.5, reasoning: effort, topP: 0.9)
            let fields = try EffortBodies.fields(model, request)
            return ["temperature", "top_p"].filter { fields[$0] != nil }
        }
        #expect(try fields("openai:gpt-5.2", nil) == ["temperature", "top_p"])
        #expect(try fields("openai:gpt-5.2", .high) == [])
        #expect(try fields("openai:gpt-6-sol", nil) == [])
        #expect(try fields("openai:gpt-6-sol", .off) == ["temperature", "top_p"])
        #expect(try fields("anthropic:claude-sonnet-4-6", .off) == ["temperature"])
        #expect(try fields("anthropic:claude-sonnet-4-6", .low) == [])
        #expect(try fields("anthropic:claude-opus-4-8", .off) == [])
        #expect(try fields("moonshot:kimi-k3", nil) == [])
        #expect(try fields("deepseek:deepseek-v4-pro", .max) == ["temperature", "top_p"])
        let request = LLMRequest(prompt: "Hi", temperature: 0.5, reasoning: .high)
        #expect(
            try EffortBodies.sentences("openai:gpt-5.2", request) == [
                "openai:gpt-5.2 doesn't accept temperature while it reasons; it is left out."
            ])
    }
}
