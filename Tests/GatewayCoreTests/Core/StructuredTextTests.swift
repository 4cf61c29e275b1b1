import GatewayCore
import GatewayJSON
import GatewaySchema
import Testing

@Suite("The JSON of an answer")
struct StructuredTextTests {
    static let value: JSONValue = ["city": "Paris"]
    static let json = #"{"city":"Paris"}"#

    @Test(
        "What stands around a value is left out",
        arguments: [
            json, "\n \(json)\n\n", json + String(repeating: "\n", count: 500), "\u{FEFF}" + json,
            "```json\n\(json)\n```", "```\n\(json)\n```", "~~~json\n\(json)\n~~~", "````JSON\n\(json)\n````\n\n",
            "  ```json  \n\(json)\n  ```  ", "```json\r\n\(json)\r\n```", "```json\(json)```", "```\(json)```",
            "```json\n\(json)", "\u{FEFF}```json\n\(json)\n```", "```json\n\n\(json)\n\n```\n",
            "\(json)<|im_end|>", "\(json)\n<|im_end|>\n<|endoftext|>", "\(json)</s>", "<s>\(json)",
            "\(json)<｜end▁of▁sentence｜>", "<|begin_of_text|>\(json)<|eot_id|>", "```json\n\(json)\n```<|im_end|>",
            "\(json)\u{0}", "\(json)\u{200B}", "<think>{\"city\":\"Rome\"}</think>\n\(json)",
            "<think>hm</think>```json\n\(json)\n```", "hm\n</think>\n\n\(json)",
        ])
    func around(answer: String) throws {
        let found = try StructuredText(parsing: answer)
        #expect(found.value == Self.value)
        #expect(found.text == Self.json)
    }

    @Test(
        "The value itself stays as it is",
        arguments: [
            #"{"city":"<think>a</think> Paris"}"#, #"{"city":"```json\n1\n```"}"#, #""```""#, #"[1,2]"#, "7", "true",
            #"{"city":"a<|im_end|>"}"#, #"{"b":1.50,"a":1e3}"#,
        ])
    func untouched(answer: String) throws {
        let found = try StructuredText(parsing: answer)
        #expect(found.text == answer)
        #expect(try found.value == JSONValue(parsing: answer))
    }

    @Test("A fence around a word is a word", arguments: ["```true```", "```\ntrue\n```"])
    func word(answer: String) throws {
        #expect(try StructuredText(parsing: answer).value == true)
    }

    @Test(
        "A model's errors are errors",
        arguments: [
            "", "Paris", "Here it is: \(json)", "\(json) That is it.", "\(json)\n\(json)", #"{"city":"Paris",}"#,
            "```json\n\(json)\n```\nThat is it.", "```json\n\(json)\n```\n```json\n\(json)\n```", "{city: \"Paris\"}",
            "<think>\(json)", "``\(json)``", #"{"city":"Par"#, "<|im_end|>", "```", "</s>",
        ])
    func errors(answer: String) {
        #expect(throws: JSONParseError.self) { try StructuredText(parsing: answer) }
    }

    @Test("The parsed answer follows the same reader, whatever form was asked for")
    func parsed() throws {
        let schema = try Schema(["type": "object"])
        for format in [ResponseFormat.json, .jsonSchema(schema), .text] {
            var accumulator = ResponseAccumulator(
                for: LLMRequest(prompt: "Hi", responseFormat: format), model: "m")
            accumulator.add(.text("```json\n\(Self.json)\n```"))
            let expected: JSONValue? = if format.isStructured { Self.value } else { nil }
            #expect(accumulator.response.parsed == expected)
            #expect(accumulator.response.content == "```json\n\(Self.json)\n```")
        }
    }
}
