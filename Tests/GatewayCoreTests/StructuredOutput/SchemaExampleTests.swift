import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("Examples of schemas")
struct SchemaExampleTests {
    @Test(
        "The example is valid against its schema",
        arguments: [
            "true", "{}", #"{"type": "string"}"#, #"{"type": "integer"}"#, #"{"type": "number"}"#,
            #"{"type": "boolean"}"#,
            #"{"type": "null"}"#, #"{"type": ["integer", "null"]}"#, #"{"const": {"a": [1]}}"#, #"{"enum": ["x", 2]}"#,
            #"{"type": "string", "default": "d"}"#, #"{"type": "string", "examples": ["e"]}"#,
            // Strings.
            #"{"type": "string", "minLength": 40}"#, #"{"type": "string", "maxLength": 3}"#,
            #"{"type": "string", "minLength": 5, "maxLength": 5}"#, #"{"type": "string", "format": "date"}"#,
            // Numbers.
            #"{"type": "integer", "minimum": 5}"#, #"{"type": "integer", "maximum": -5}"#,
            #"{"type": "integer", "exclusiveMinimum": 5, "exclusiveMaximum": 7}"#,
            #"{"type": "integer", "maximum": 0}"#,
            #"{"type": "integer", "minimum": 10, "multipleOf": 7}"#, #"{"type": "number", "minimum": 0, "maximum": 1}"#,
            #"{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}"#,
            #"{"type": "number", "multipleOf": 0.25, "minimum": 0.3}"#, #"{"type": "integer", "minimum": 1.5}"#,
            #"{"type": "integer", "minimum": 1e30}"#, #"{"type": "integer", "maximum": -1e30}"#,
            // Arrays.
            #"{"type": "array"}"#, #"{"type": "array", "items": {"type": "integer"}, "minItems": 3}"#,
            #"{"items": {"type": "boolean"}}"#, #"{"type": "array", "maxItems": 0}"#,
            #"{"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false}"#,
            #"{"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": true}"#,
            // Objects.
            #"{"type": "object"}"#, #"{"properties": {"a": {"type": "integer"}}, "required": ["a"]}"#,
            #"{"type": "object", "required": ["a"]}"#, #"{"type": "object", "properties": {"a": true, "b": {}}}"#,
            #"{"type": "object", "properties": {"a": false}}"#,
            """
            {"type": "object", "additionalProperties": false, "required": ["name", "tags", "address"], "properties": {
                "name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string", "maxLength": 5}},
                "address": {"type": "object", "properties": {"zip": {"type": "string", "minLength": 5}}}}}
            """,
            // Choices and references.
            #"{"anyOf": [false, {"type": "integer"}, {"type": "string"}]}"#,
            #"{"oneOf": [{"type": "null"}, {"type": "string"}]}"#,
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}]}"#,
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "integer", "minimum": 4}}}"##,
            // Schemas that hold themselves.
            """
            {"type": "object", "required": ["value"], "properties": {
                "value": {"type": "integer"}, "children": {"type": "array", "items": {"$ref": "#"}}}}
            """,
            """
            {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string"}, "left": {"$ref": "#/$defs/node"}, "right": {"$ref": "#/$defs/node"}}}}}
            """,
            """
            {"type": "object", "required": ["next"], "properties": {"next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
            """,
        ])
    func valid(json: String) throws {
        let schema = try Schema(parsing: json)
        for text in ["Hello you there", "x", ""] {
            let value = SchemaExample(schema, text: text).value
            #expect(schema.validate(value) == [], "\(value)")
        }
    }

    @Test("A string is shortened to code points, but never in the middle of a character")
    func cut() throws {
        let schema = try Schema(["type": "string", "maxLength": 7])
        #expect(SchemaExample(schema, text: "👩‍🚀👩‍🚀👩‍🚀").value == "👩‍🚀👩‍🚀")
    }

    @Test("Strings are made of the words that it is given")
    func words() throws {
        let schema = try Schema(["type": "object", "properties": ["a": ["type": "string"], "b": ["type": "integer"]]])
        #expect(SchemaExample(schema, text: "Hello you").value == ["a": "Hello you", "b": 1])
    }

    @Test(
        "A schema that leads nowhere, or asks for too much, ends all the same",
        arguments: [
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
            ##"{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}"##,
            ##"{"type": "array", "minItems": 1, "items": {"$ref": "#"}}"##,
            #"{"type": "array", "minItems": 100000000000}"#, #"{"type": "string", "minLength": 100000000000}"#,
            #"{"type": "string", "pattern": "^never$"}"#, "false",
            """
            {"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}, "c": {"$ref": "#"},
                "d": {"$ref": "#"}, "e": {"$ref": "#"}, "f": {"$ref": "#"}}}
            """,
            """
            {"type": "object", "required": ["a", "b", "c", "d"], "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"},
                "c": {"$ref": "#"}, "d": {"$ref": "#"}}}
            """,
        ])
    func ends(json: String) throws {
        let value = SchemaExample(try Schema(parsing: json), text: "Hello").value
        #expect(value.serialized().utf8.count < 1_000_000)
    }
}
