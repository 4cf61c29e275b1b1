import GatewayCore
import GatewayJSON
import GatewaySchema
import Testing

@Suite("Checking structured answers")
struct StructuredOutputTests {
    private static let schema: JSONValue = [
        "type": "object", "required": ["name", "age"],
        "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
    ]

    private func response(
        _ content: String, _ kind: FinishReason.Kind = .stop
    ) -> LLMResponse {
        LLMResponse(
            content: content, parsed: try? JSONValue(parsing: content), model: "m", finishReason: FinishReason(kind))
    }

    private func error(_ response: LLMResponse, _ schema: JSONValue = schema) throws -> GatewayError {
        let schema = try Schema(schema)
        return try #require(throws: GatewayError.self) { try StructuredOutput.check(response, against: schema) }
    }

    @Test("A valid answer is handed out as JSON", arguments: [.stop, .length, .other] as [FinishReason.Kind])
    func valid(kind: FinishReason.Kind) throws {
        let answer = response(#" {"name": "Ada", "age": 36} "#, kind)
        #expect(try StructuredOutput.check(answer, against: Schema(Self.schema)) == ["name": "Ada", "age": 36])
    }

    @Test("Without a schema any JSON is good, and text is not")
    func noSchema() throws {
        #expect(try StructuredOutput.check(response("[1]"), against: nil) == [1])
        #expect(throws: GatewayError.self) { try StructuredOutput.check(response("Sure!"), against: nil) }
    }

    @Test("A refusal is told as one, in the model's words")
    func refusal() throws {
        #expect(
            try error(response("I can't do that.", .refusal))
                == GatewayError(.structuredOutput, "The model refused: I can't do that."))
    }

    @Test("An answer that was cut at the limit is told as cut, not as broken JSON")
    func length() throws {
        #expect(
            try error(response(#"{"name": "Ad"#, .length))
                == GatewayError(
                    .structuredOutput, "The answer was cut off at the token limit before its JSON was complete.",
                    fix: "Raise the token limit (max_tokens)."))
    }

    @Test("So is one that a filter cut")
    func filter() throws {
        #expect(
            try error(response(#"{"name": "Ad"#, .contentFilter)).message
                == "The provider's content filter cut the answer off before its JSON was complete.")
    }

    @Test(
        "Text that is no JSON says what is wrong with it",
        arguments: ["Sure: {}", "", "{\"a\": 1,}", "Sure:\n```json\n{}\n```"])
    func noJSON(content: String) throws {
        let error = try error(response(content))
        #expect(error.code == .structuredOutput)
        #expect(error.message.hasPrefix("The answer is not JSON: "))
        #expect(error.isRetryable)
    }

    @Test("A violation is told with the place, by JSON Pointer")
    func violation() throws {
        let error = try error(response(#"{"name": "Ada", "age": "36"}"#))
        #expect(error.code == .structuredOutput)
        #expect(error.message.hasPrefix("The answer does not match the schema:\n  /age: "))
        #expect(error.message.split(separator: "\n").count == 2)
        #expect(error.isRetryable)
    }

    @Test("No more than five violations are named, and the rest are counted")
    func manyViolations() throws {
        let schema: JSONValue = ["type": "array", "items": ["type": "integer"]]
        let five = try error(response(#"["a", "b", "c", "d", "e"]"#), schema).message.split(separator: "\n")
        #expect(five.count == 6)
        let seven = try error(response(#"["a", "b", "c", "d", "e", "f", "g"]"#), schema).message
        let lines = seven.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines.dropFirst().prefix(5).map { $0.prefix(5) } == ["  /0:", "  /1:", "  /2:", "  /3:", "  /4:"])
        #expect(lines.last == "  and 2 more")
    }

    @Test(
        "A wrong answer is worth another try, a refusal or a cut one is not",
        arguments: [
            ("{}", FinishReason.Kind.stop, true), ("Sure!", .stop, true), ("", .stop, true), ("{}", .length, false),
            ("{", .length, false), ("No.", .refusal, false), ("{", .contentFilter, false),
        ])
    func repairable(content: String, kind: FinishReason.Kind, isRepairable: Bool) throws {
        let error = try error(response(content, kind))
        #expect(error.isRetryable == isRepairable)
        #expect((StructuredOutput.repair(LLMRequest(prompt: "Who?"), after: content, error) != nil) == isRepairable)
    }

    @Test(
        "Asked again, the model sees the schema, too: the server may have ignored it; one that is too long is not said")
    func reminder() throws {
        let error = try error(response("Sure!"))
        for (count, isSaid) in [(1, true), (20_000, false)] {
            let schema = try Schema(["type": "object", "description": .string(String(repeating: "x", count: count))])
            let request = LLMRequest(messages: [.user("Who?")], responseFormat: .jsonSchema(schema))
            let words = StructuredOutput.repair(request, after: "Sure!", error)?.messages.last?.content
            let reminder = "\nIt must be valid against this JSON Schema:\n" + schema.value.serialized()
            #expect(words?.hasSuffix("nothing else." + (isSaid ? reminder : "")) == true)
        }
    }

    @Test("Asked again, the model sees its answer and the errors; an empty answer is not sent")
    func repair() throws {
        let request = LLMRequest(system: "Be brief.", prompt: "Who?")
        let error = try error(response(#"{"name": "Ada"}"#))
        let repair = try #require(StructuredOutput.repair(request, after: #"{"name": "Ada"}"#, error))
        #expect(Array(repair.messages.prefix(3)) == request.messages + [.assistant(#"{"name": "Ada"}"#)])
        #expect(
            repair.messages.last
                == .user(
                    "The answer does not match the schema:\n  (root): the required property \"age\" is missing\n"
                        + "Answer again with the whole, corrected JSON and nothing else."))
        #expect(StructuredOutput.repair(request, after: " \n", error) == request)
        let other = GatewayError(.rateLimited, "Slow down.", isRetryable: true)
        #expect(StructuredOutput.repair(request, after: "{}", other) == nil)
    }
}
