import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("Reasoning that goes back to the model that wrote it")
struct ReasoningReturnTests {
    private static let thinking: JSONValue = ["type": "thinking", "thinking": "", "signature": "c2ln"]
    private static let reply =
        #"{"content": [{"type": "thinking", "thinking": "", "signature": "c2ln"}, {"type": "text", "text": "Ho"}], "#
        + #""stop_reason": "end_turn"}"#

    /// The messages of the next request, of an answer to "Hi" of one model that another one, or the same, is sent.
    private func next(
        _ model: String, after first: String, system: String? = nil
    ) async throws -> [JSONValue] {
        let transport = ScriptedTransport(.json(Self.reply))
        let answer = try await EffortBodies.gateway(first, transport: transport).generate(LLMRequest(prompt: "Hi"))
        let content = try #require(answer.reasoningContent)
        let said = Message(role: .assistant, parts: [.reasoning(content), .text(answer.content)])
        let messages = (system.map { [.system($0)] } ?? []) + [.user("Hi"), said, .user("And?")]
        let body = try EffortBodies.gateway(model).wire(LLMRequest(messages: messages), isStreamed: false).body
        return (body["messages"] ?? body["contents"])?.arrayValue ?? []
    }

    @Test("To the same model, unchanged, before the text")
    func same() async throws {
        let expected: JSONValue = [
            "role": "assistant", "content": [Self.thinking, ["type": "text", "text": "Ho"]],
        ]
        for model in ["anthropic:claude-sonnet-4-6", "anthropic:claude-sonnet-5-5"] {
            #expect(try await next(model, after: model)[1] == expected)
        }
    }

    @Test("To no other, and where it is bound to what stands before it, only while that is unchanged")
    func others() async throws {
        let plain: JSONValue = ["role": "assistant", "content": "Ho"]
        #expect(try await next("anthropic:claude-haiku-5-5", after: "anthropic:claude-sonnet-5-5")[1] == plain)
        #expect(try await next("openai:gpt-4o", after: "anthropic:claude-sonnet-5-5")[1] == plain)
        let model = "anthropic:claude-sonnet-5-5"
        #expect(try await next(model, after: model, system: "New.")[1] == plain)
        let kept = "anthropic:claude-sonnet-4-6"
        #expect(try await next(kept, after: kept, system: "New.")[1] != plain)
    }

    @Test("Where it is refused all of it is left out, once and silently")
    func refused() async throws {
        let refusal =
            #"{"type": "error", "error": {"type": "invalid_request_error", "message": "messages.1.content.0: Invalid "#
            + #"`signature` in `thinking` block. The block is bound to a different conversation"}}"#
        let transport = ScriptedTransport(
            .json(refusal, status: 400), .json(Self.reply), .json(refusal, status: 400), .json(refusal, status: 400))
        let memory = ParameterMemory()
        let model = ModelID(provider: "anthropic", model: "claude-sonnet-4-6")
        let content = ReasoningContent(block: [Self.thinking], model: model, api: "anthropic", prefix: "")
        let request = LLMRequest(messages: [
            .user("Hi"), Message(role: .assistant, parts: [.reasoning(content), .text("Ho")]), .user("And?"),
        ])
        let gateway = try EffortBodies.gateway(model.description, transport: transport, memory: memory)
        #expect(try await gateway.generate(request).content == "Ho")
        #expect(
            try transport.bodies.map { $0["messages"]?[1]?["content"] } == [
                [Self.thinking, ["type": "text", "text": "Ho"]], [["type": "text", "text": "Ho"]],
            ])
        #expect(memory.notes(of: model) == [])
        await #expect(throws: GatewayError.self) { try await gateway.generate(request) }
        #expect(transport.requests.count == 4)
    }

    @Test("Gemini's signature is on the last part, OpenAI's encrypted items stand before the message")
    func otherProtocols() throws {
        func body(_ name: String, _ block: JSONValue, _ api: String) throws -> JSONObject {
            let model = try #require(ModelID(name))
            let content = ReasoningContent(block: block, model: model, api: api, prefix: "")
            let said = Message(role: .assistant, parts: [.reasoning(content), .text("Ho")])
            let request = LLMRequest(messages: [.user("Hi"), said, .user("And?")])
            return try EffortBodies.gateway(name).wire(request, isStreamed: false).body
        }
        #expect(
            try body("gemini:gemini-3.1-pro-preview", ["thoughtSignature": "c2ln"], "gemini")["contents"]?[1] == [
                "role": "model", "parts": [["text": "Ho", "thoughtSignature": "c2ln"]],
            ])
        let item: JSONValue = ["id": "rs_1", "type": "reasoning", "summary": [], "encrypted_content": "x"]
        #expect(
            try body("openai:gpt-5.5-pro", [item], "responses")["input"] == [
                ["type": "message", "role": "user", "content": "Hi"], item,
                ["type": "message", "role": "assistant", "content": "Ho"],
                ["type": "message", "role": "user", "content": "And?"],
            ])
    }

    @Test("A recorded conversation with redacted thoughts goes back as it was recorded")
    func recorded() async throws {
        let recording = try JSONValue(
            parsing: Fixture.bytes("Recorded/anthropic-messages-redacted-thinking.json"))
        let exchanges = recording["exchanges"]?.arrayValue ?? []
        let first = try #require(exchanges.first)
        let second = try #require(exchanges.last)
        let transport = ScriptedTransport(.json(first["response"]?.serialized() ?? ""))
        let gateway = try EffortBodies.gateway("anthropic:claude-sonnet-4-6", transport: transport)
        let prompts = (second["request"]?["messages"]?.arrayValue ?? []).compactMap {
            $0["role"] == "user" ? $0["content"]?[0]?["text"]?.stringValue : nil
        }
        let answer = try await gateway.generate(LLMRequest(prompt: prompts[0]))
        let content = try #require(answer.reasoningContent)
        let said = Message(role: .assistant, parts: [.reasoning(content), .text(answer.content)])
        let messages: [Message] = [.user(prompts[0]), said, .user(prompts[1])]
        let body = gateway.wire(LLMRequest(messages: messages), isStreamed: false).body
        // Recordings have the keys of each object sorted; values are compared without their order.
        #expect(body["messages"]?[1] == second["request"]?["messages"]?[1])
    }
}
