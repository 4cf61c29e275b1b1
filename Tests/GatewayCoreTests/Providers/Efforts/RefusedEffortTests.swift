import GatewayJSON
import Testing

@testable import GatewayCore

/// What providers are known to answer with 400, written down here a second time and apart from the table.
@Suite("No level that is known to be refused is ever sent")
struct RefusedEffortTests {
    private static let openAI = ["reasoning_effort", "reasoning.effort"]

    @Test(
        "Whatever is asked for",
        arguments: [
            ("openai:gpt-6-astra", openAI, ["none", "minimal", "off"]),
            ("openai:gpt-6.1-sol", openAI, ["none", "minimal", "off"]),
            ("openai:gpt-6-sol", openAI, ["minimal", "off"]), ("openai:gpt-6-luna", openAI, ["minimal", "off"]),
            ("azure:gpt-6.1-terra", openAI, ["none", "minimal", "off"]),
            ("openai:gpt-5.6", openAI, ["minimal", "off"]), ("openai:gpt-5.5", openAI, ["minimal", "max", "off"]),
            ("openai:gpt-5.5-pro", openAI, ["none", "minimal", "low", "max", "off"]),
            ("openai:gpt-5.4-mini", openAI, ["minimal", "max", "off"]),
            ("openai:gpt-5.2", openAI, ["minimal", "max", "off"]),
            ("openai:gpt-5.1", openAI, ["minimal", "xhigh", "max", "off"]),
            ("openai:gpt-5", openAI, ["none", "xhigh", "max", "off"]),
            ("openai:gpt-5-nano", openAI, ["none", "xhigh", "max", "off"]),
            ("openai:o3", openAI, ["none", "minimal", "xhigh", "max", "off"]),
            ("openai:o4-mini", openAI, ["none", "minimal", "xhigh", "max", "off"]),
            ("anthropic:claude-haiku-4-5", ["output_config.effort"], ["low", "medium", "high", "xhigh", "max"]),
            ("anthropic:claude-opus-4-5", ["output_config.effort"], ["xhigh", "max", "minimal", "off"]),
            ("anthropic:claude-opus-4-6", ["output_config.effort"], ["xhigh", "minimal", "off"]),
            ("anthropic:claude-opus-4-8", ["thinking.type", "output_config.effort"], ["enabled", "minimal", "off"]),
            ("anthropic:claude-sonnet-5-5", ["thinking.type"], ["disabled", "enabled"]),
            ("anthropic:claude-opus-5-5", ["thinking.type"], ["disabled", "enabled"]),
            ("anthropic:claude-fable-5", ["thinking.type"], ["disabled", "enabled"]),
            ("anthropic:claude-mythos-5-1", ["thinking.type"], ["disabled", "enabled"]),
            ("gemini:gemini-2.5-pro", ["generationConfig.thinkingConfig.thinkingBudget"], ["0"]),
            (
                "gemini:gemini-3.1-pro-preview", ["generationConfig.thinkingConfig.thinkingLevel"],
                ["MINIMAL", "OFF", "XHIGH"]
            ),
            (
                "gemini:gemini-3-pro-preview", ["generationConfig.thinkingConfig.thinkingLevel"],
                ["MINIMAL", "MEDIUM", "XHIGH"]
            ),
            ("groq:openai/gpt-oss-20b", ["reasoning_effort"], ["none", "minimal", "xhigh", "max"]),
            ("xai:grok-4.5", ["reasoning_effort"], ["none", "minimal", "xhigh", "max"]),
            ("moonshot:kimi-k3", ["reasoning_effort"], ["none", "minimal", "medium", "xhigh"]),
            ("zai:glm-5.3", ["thinking.type", "reasoning_effort"], ["disabled", "medium"]),
            ("ollama:gpt-oss:20b", ["think"], ["false", "true", "minimal", "max"]),
            ("mistral:magistral-medium-latest", ["reasoning_effort"], ["none", "low", "high"]),
        ] as [(String, [String], [String])])
    func refused(model: String, places: [String], values: [String]) throws {
        let dialects: [ProviderDialect?] =
            model.hasPrefix("openai") || model.hasPrefix("azure") ? [.chatCompletions, .responses] : [nil]
        for dialect in dialects {
            for effort in ReasoningEffort.allCases {
                let fields = try EffortBodies.fields(
                    model, LLMRequest(prompt: "Hi", reasoning: effort), dialect: dialect)
                for place in places {
                    let value = place.split(separator: ".").reduce(Optional(fields)) { $0?[String($1)] }
                    let word = value.map { $0.stringValue ?? $0.serialized() }
                    #expect(!values.contains(word ?? ""), "\(effort) as \(place)")
                }
            }
        }
    }

    @Test("Chat Completions has no level max at OpenAI")
    func maxInChat() throws {
        for model in ["gpt-6-astra", "gpt-6-sol", "gpt-6.1-sol", "gpt-5.6", "gpt-5.6-luna"] {
            let request = LLMRequest(prompt: "Hi", reasoning: .max)
            let name = "openai:" + model
            #expect(try EffortBodies.fields(name, request, dialect: .chatCompletions)["reasoning_effort"] == "xhigh")
            #expect(try EffortBodies.fields(name, request, dialect: .responses)["reasoning"]?["effort"] == "max")
        }
    }

    @Test("Every row of the table can be read, and each of its levels has fields in its protocol")
    func rows() {
        let rows = EffortTable.rows
        #expect(rows.count > 70)
        for row in rows {
            #expect(!row.providers.isEmpty && !row.patterns.isEmpty)
            #expect(row.rule.levels.map(\.effort) == row.rule.levels.map(\.effort).sorted(), "\(row.patterns)")
            guard let form = row.rule.form else {
                #expect(row.rule.levels.isEmpty, "\(row.patterns)")
                continue
            }
            #expect(row.rule.levels.isEmpty == false, "\(row.patterns)")
            if let level = row.rule.defaultEffort {
                #expect(row.rule.levels.contains { $0.effort == level }, "\(row.patterns)")
            }
            let protocols = [WireRequest.Form.chat, .responses, .anthropic, .gemini, .ollama].filter(form.exists)
            #expect(!protocols.isEmpty)
        }
    }

    @Test("Of several patterns the longest counts")
    func patterns() {
        func levels(_ id: String) -> [ReasoningEffort]? {
            ModelID(id).flatMap { EffortTable.rule(for: $0) }?.levels.map(\.effort)
        }
        #expect(levels("gemini:gemini-2.5-flash-lite") == [.off, .minimal, .low, .medium, .high])
        #expect(levels("anthropic:claude-sonnet-5-5-20261001") == [.off, .low, .medium, .high, .xhigh, .max])
        #expect(levels("openai:o3x") == nil)
        #expect(levels("openai:gpt-50") == nil)
        #expect(levels("openai:gpt-4.1") == [])
        let hosted = EffortTable.rule(for: ModelID(provider: "my", model: "kimi-k3"), host: "api.moonshot.cn")
        #expect(hosted?.efforts(in: .chat) == [.low, .high, .max])
        #expect(EffortTable.rule(for: ModelID(provider: "my", model: "kimi-k3"), host: "notapi.moonshot.cn") == nil)
    }
}
