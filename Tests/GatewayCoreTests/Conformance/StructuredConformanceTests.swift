import GatewayCore
import GatewayJSON
import GatewaySchema
import TestSupport
import Testing

@Suite("Every gateway over a network: structured answers")
struct StructuredConformanceTests {
    private func error(_ subject: Subject, _ answer: ScriptedAnswer) async throws -> GatewayError {
        let (gateway, _) = try subject.replying(.json(try subject.requireWire().whole(answer)))
        let schema = try Schema(Subject.schema)
        let error = await #expect(throws: GatewayError.self) {
            try await gateway.generateStructured(JSONValue.self, schema: schema, for: LLMRequest(prompt: "Who?"))
        }
        return try #require(error)
    }

    @Test("A violation names its place by JSON Pointer", arguments: Subject.remote)
    func violation(subject: Subject) async throws {
        let error = try await error(subject, ScriptedAnswer(text: ["{\"name\": \"Ada\", \"age\": \"old\"}"]))
        #expect(error.code == .structuredOutput)
        #expect(error.reason.hasPrefix("The answer does not match the schema:\n  /age: "))
    }

    @Test(
        "An answer that was cut, one that is no JSON, and one that is filtered are told apart",
        arguments: Subject.remote)
    func toldApart(subject: Subject) async throws {
        let cut = ScriptedAnswer(text: ["{\"name\": \"Ad"], finish: "length")
        #expect(
            try await error(subject, cut).reason
                == "The answer was cut off at the token limit before its JSON was complete.")
        let words = ScriptedAnswer(text: ["Sure, here you are."])
        #expect(try await error(subject, words).reason.hasPrefix("The answer is not JSON: "))
        guard try subject.requireWire().finishWords["content_filter"] != nil else { return }
        let filtered = ScriptedAnswer(text: ["{\"na"], finish: "content_filter")
        #expect(try await error(subject, filtered).reason.hasPrefix("The provider's content filter cut the answer off"))
    }

    @Test("A refusal is told as one", arguments: [Subject.openAI])
    func refusal(subject: Subject) async throws {
        let reply = """
            {"choices": [{"message": {"content": null, "refusal": "I won't."}, "finish_reason": "stop"}]}
            """
        let (gateway, _) = try subject.replying(.json(reply))
        let schema = try Schema(Subject.schema)
        let error = await #expect(throws: GatewayError.self) {
            try await gateway.generateStructured(JSONValue.self, schema: schema, for: LLMRequest(prompt: "Who?"))
        }
        #expect(error?.reason == "The model refused: I won't.")
    }

    @Test(
        "The provider is asked for the schema itself, or for JSON where it takes none", arguments: Subject.remote)
    func request(subject: Subject) async throws {
        let (gateway, server) = try subject.answering()
        let request = LLMRequest(prompt: "Who?", responseFormat: .jsonSchema(try Schema(Subject.schema)))
        _ = try await gateway.generate(request)
        _ = try await gateway.stream(request).collect()
        for request in server.requests {
            let body = try JSONValue(parsing: request.body)
            guard subject.acceptsSchema else {
                #expect(body["response_format"] == ["type": "json_object"])
                #expect(try subject.requireWire().conversation(body).system.first?.contains("required") == true)
                continue
            }
            #expect(try subject.requireWire().schema(body)?["required"] == ["name", "age"])
        }
        #expect(server.requests.count == 2)
    }
}
