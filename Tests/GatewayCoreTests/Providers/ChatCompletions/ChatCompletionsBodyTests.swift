import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Parts of a Chat Completions request")
struct ChatCompletionsBodyTests {
    @Test(
        "A schema's title becomes a name that OpenAI takes",
        arguments: [
            ("Person", "Person"), ("a person's age", "a_person_s_age"), ("A-1_b", "A-1_b"), ("Größe", "Gr__e"),
            ("", "response"), ("!!", "response"), (nil, "response"),
            (String(repeating: "x", count: 70), String(repeating: "x", count: 64)),
        ] as [(String?, String)])
    func schemaName(title: String?, name: String) {
        #expect(ChatCompletionsBody.schemaName(title.map { ["title": .string($0)] } ?? [:]) == name)
    }

    @Test("Instructions join the system prompt, or become one")
    func instructed() throws {
        let format = ResponseFormat.jsonSchema(try Schema(["type": "object"]))
        let text = "Answer with JSON only, valid against this JSON Schema:\n{\"type\":\"object\"}"
        #expect(
            JSONInstructions.add(format, to: [.system("Be brief."), .user("Hi")])
                == [.system("Be brief.\n\n" + text), .user("Hi")])
        #expect(JSONInstructions.add(format, to: [.user("Hi")]) == [.system(text), .user("Hi")])
        #expect(JSONInstructions.add(.text, to: [.user("Hi")]) == [.user("Hi")])
    }

    @Test("JSON mode is spelled out only where nobody speaks of JSON")
    func jsonMode() {
        #expect(
            JSONInstructions.add(.json, to: [.user("Hi")])
                == [.system("Answer with JSON only."), .user("Hi")])
        #expect(JSONInstructions.add(.json, to: [.user("As json!")]) == [.user("As json!")])
    }
}
