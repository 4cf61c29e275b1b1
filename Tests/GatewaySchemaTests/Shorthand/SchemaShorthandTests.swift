import GatewayJSON
import GatewaySchema
import Testing

@Suite struct SchemaShorthandTests {
    @Test("Fields have names, types and descriptions, and all are required")
    func fields() throws {
        let schema = try JSONValue(schemaShorthand: "name, age int, tags [string], bio: one sentence, ok bool,")
        #expect(
            schema.serialized() == """
                {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"},\
                "tags":{"type":"array","items":{"type":"string"}},\
                "bio":{"type":"string","description":"one sentence"},"ok":{"type":"boolean"}},\
                "required":["name","age","tags","bio","ok"]}
                """)
        #expect(try Schema(schema).validate(["name": "a", "age": 1, "tags": ["x"], "bio": "b", "ok": true]).isEmpty)
    }

    @Test("With line breaks, commas are a part of the description")
    func lines() throws {
        let schema = try JSONValue(
            schemaShorthand: """

                name: the full name, as on a passport
                  height float: in metres: 1.8,
                grid [[int]],
                """)
        #expect(schema["properties"]?["name"]?["description"] == "the full name, as on a passport")
        #expect(schema["properties"]?["height"] == ["type": "number", "description": "in metres: 1.8,"])
        #expect(schema["properties"]?["grid"]?["items"]?["items"] == ["type": "integer"])
    }

    @Test(
        "Every name of a type",
        arguments: [
            ("str", "string"), ("string", "string"), ("text", "string"), ("int", "integer"), ("Integer", "integer"),
            ("float", "number"), ("number", "number"), ("bool", "boolean"), ("boolean", "boolean"),
        ])
    func types(name: String, type: String) throws {
        #expect(try JSONValue(schemaShorthand: "x \(name)")["properties"]?["x"] == ["type": .string(type)])
    }

    @Test(
        "What cannot be read is refused with the field",
        arguments: [
            ("", "No field"), (" , ", "No field"), ("a, a int", "\"a\""), ("a date", "\"date\""),
            ("bio: one sentence, at most 20 words", "\"at\""), ("a [int", "\"[int\""), ("{}", "\"{}\""),
            ("a.b int", "\"a.b int\""), (": text", "\": text\""),
        ])
    func refused(text: String, part: String) {
        let error = #expect(throws: SchemaShorthandError.self) { try JSONValue(schemaShorthand: text) }
        #expect(error?.message.contains(part) == true)
    }
}
