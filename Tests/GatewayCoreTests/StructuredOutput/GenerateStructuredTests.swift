import FoundationEssentials
import GatewayCore
import GatewayJSON
import GatewaySchema
import Testing

@Suite("Answers as Swift values")
struct GenerateStructuredTests {
    struct Person: Decodable, Equatable {
        var name: String
        var age: Int
    }

    /// A gateway that always answers the same and keeps nothing.
    struct Fixed: LLMGateway {
        var content: String
        var reason = FinishReason(.stop)
        var id: ModelID { ModelID(provider: "fixed", model: "m") }
        var abilities: ModelAbilities { ModelAbilities(temperatures: nil, structuredOutput: .jsonMode) }
        var defaultTemperature: Double? { nil }

        func stream(_ request: LLMRequest) -> LLMStream {
            .make([.events([.text(content), .finish(reason)])], for: request, model: "m")
        }
    }

    private static let schema: JSONValue = [
        "type": "object", "required": ["name", "age"],
        "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
    ]

    @Test("A valid answer is decoded, and its response comes with it")
    func valid() async throws {
        let schema = try Schema(Self.schema)
        let result = try await Fixed(content: #"{"name": "Ada", "age": 36}"#)
            .generateStructured(Person.self, schema: schema, for: LLMRequest(prompt: "Who?"))
        #expect(result.value == Person(name: "Ada", age: 36))
        #expect(result.response.parsed == ["name": "Ada", "age": 36])
        #expect(result.response.finishReason == FinishReason(.stop))
    }

    struct Visit: Decodable, Equatable {
        var id: UUID
        var page: URL
        var time: Date
        var price: Decimal?
    }

    @Test("The schema is made of the type, Foundation's among them", arguments: ["", ".250"])
    func typed(fraction: String) async throws {
        let id = UUID()
        let content = """
            {"id": "\(id)", "page": "https://example.com/a", "time": "2001-01-01T00:00:00\(fraction)Z"}
            """
        let result = try await Fixed(content: content).generateStructured(Visit.self, for: LLMRequest(prompt: "Who?"))
        #expect(result.value.id == id)
        #expect(result.value.page == URL(string: "https://example.com/a"))
        #expect(result.value.time == Date(timeIntervalSinceReferenceDate: fraction.isEmpty ? 0 : 0.25))
        let error = await #expect(throws: GatewayError.self) {
            try await Fixed(content: content.replacing("2001-01-01T", with: "2001-01-01 "))
                .generateStructured(Visit.self, for: LLMRequest(prompt: "Who?"))
        }
        #expect(error?.message.contains("/time: expected a date and time") == true)
    }

    @Test("A type without a schema is said before anything is asked")
    func untyped() async throws {
        final class Node: Decodable { var next: Node? }
        let error = await #expect(throws: GatewayError.self) {
            try await Fixed(content: "{}").generateStructured(Node.self, for: LLMRequest(prompt: "Who?"))
        }
        #expect(error?.code == .configuration)
        #expect(error?.message.hasPrefix("No schema can be made from Node. At /next: Node contains itself") == true)
    }

    @Test("The schema replaces the request's own format")
    func replacesFormat() async throws {
        let request = LLMRequest(prompt: "Who?", responseFormat: .text)
        let result: (value: Int, response: LLMResponse) = try await Fixed(content: "5")
            .generateStructured(schema: Schema(["type": "integer"]), for: request)
        #expect(result.value == 5)
        #expect(result.response.parsed == 5)
    }

    @Test("An answer that breaks the schema is an error before anything is decoded")
    func invalid() async throws {
        let schema = try Schema(Self.schema)
        let error = await #expect(throws: GatewayError.self) {
            try await Fixed(content: #"{"name": "Ada"}"#)
                .generateStructured(Person.self, schema: schema, for: LLMRequest(prompt: "Who?"))
        }
        #expect(error?.code == .structuredOutput)
        #expect(error?.message.hasPrefix("The answer does not match the schema:\n  ") == true)
    }

    @Test("A schema that allows more than the type is told apart from a wrong answer")
    func disagreement() async throws {
        let schema = try Schema(["type": "object"])
        let error = await #expect(throws: GatewayError.self) {
            try await Fixed(content: #"{"name": 5}"#)
                .generateStructured(Person.self, schema: schema, for: LLMRequest(prompt: "Who?"))
        }
        #expect(error?.code == .structuredOutput)
        #expect(error?.provider == "fixed")
        #expect(error?.reason.hasPrefix("The answer matches the schema, but cannot be read as Person: ") == true)
        #expect(error?.fix == "Make the schema and the type agree.")
        #expect(error?.isRetryable == false)
    }

    @Test("A refusal, and an answer that was cut off, are told as such")
    func cut() async throws {
        let schema = try Schema(Self.schema)
        let request = LLMRequest(prompt: "Who?")
        let refused = await #expect(throws: GatewayError.self) {
            try await Fixed(content: "No.", reason: FinishReason(.refusal))
                .generateStructured(Person.self, schema: schema, for: request)
        }
        #expect(refused?.reason == "The model refused: No.")
        let cut = await #expect(throws: GatewayError.self) {
            try await Fixed(content: "{\"na", reason: FinishReason(.length))
                .generateStructured(Person.self, schema: schema, for: request)
        }
        #expect(cut?.reason == "The answer was cut off at the token limit before its JSON was complete.")
    }
}
