import GatewayJSON
import GatewaySchema
import Testing

@testable import GatewayCore

@Suite("OpenAI's strict schemas")
struct StrictSchemaTests {
    private func strict(_ json: String) throws -> JSONValue? {
        StrictSchema.make(from: try JSONValue(parsing: json))
    }

    @Test("Additional properties are forbidden at every depth, and nothing else is changed")
    func nested() throws {
        let schema = """
            {"title": "T", "type": "object", "required": ["a", "list", "choice", "ref"], "properties": {
                "a": {"type": "string", "enum": ["x", "y"], "description": "An a."},
                "list": {"type": "array", "items": {"type": "object", "properties": {"b": {"type": "integer"}},
                         "required": ["b"]}},
                "choice": {"anyOf": [{"type": "null"}, {"type": ["object", "null"], "properties": {"c": {}},
                           "required": ["c"], "additionalProperties": false}]},
                "ref": {"$ref": "#/$defs/d"}},
             "$defs": {"d": {"type": "object", "properties": {"e": {"type": "number"}}, "required": ["e"]}}}
            """
        let expected = """
            {"title": "T", "type": "object", "required": ["a", "list", "choice", "ref"], "properties": {
                "a": {"type": "string", "enum": ["x", "y"], "description": "An a."},
                "list": {"type": "array", "items": {"type": "object", "properties": {"b": {"type": "integer"}},
                         "required": ["b"], "additionalProperties": false}},
                "choice": {"anyOf": [{"type": "null"}, {"type": ["object", "null"], "properties": {"c": {}},
                           "required": ["c"], "additionalProperties": false}]},
                "ref": {"$ref": "#/$defs/d"}},
             "$defs": {"d": {"type": "object", "properties": {"e": {"type": "number"}}, "required": ["e"],
                             "additionalProperties": false}},
             "additionalProperties": false}
            """
        #expect(try strict(schema) == JSONValue(parsing: expected))
    }

    @Test("A property that may be left out becomes required where null stands for its absence")
    func optional() throws {
        struct Place: Decodable { var name: String, river: String?, size: Size? }
        enum Size: String, Decodable, CaseIterable { case small, large }
        let schema = try #require(StrictSchema.make(from: Schema(of: Place.self).value))
        #expect(schema["required"] == ["name", "river", "size"])
        #expect(schema["properties"] == (try Schema(of: Place.self).value["properties"]))
        let listed = #"{"type": "object", "properties": {"a": {"type": ["string", "null"], "enum": ["x"]}}}"#
        #expect(try strict(listed) == nil)
    }

    @Test("Properties may be called like keywords")
    func keywordNames() throws {
        let schema = """
            {"type": "object", "properties": {"not": {"type": "string"}, "if": {"type": "string"}},
             "required": ["not", "if"], "additionalProperties": false}
            """
        #expect(try strict(schema) == JSONValue(parsing: schema))
    }

    @Test(
        "A schema that strictness would change is not made strict",
        arguments: [
            // The root is no object, or a choice.
            #"{"type": "array", "items": {"type": "string"}}"#, #"{"type": "string"}"#, "true", "{}",
            #"{"type": ["object"], "properties": {"a": {}}, "required": ["a"]}"#,
            #"{"anyOf": [{"type": "object"}], "type": "object", "properties": {"a": {}}, "required": ["a"]}"#,
            // A property is optional, or more are allowed.
            #"{"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {}}}"#, #"{"type": "object"}"#,
            #"{"type": "object", "properties": {"a": {}}, "required": ["a", "b"]}"#,
            #"{"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": true}"#,
            #"{"type": "object", "properties": {"a": {}}, "required": ["a"], "additionalProperties": {}}"#,
            // Somewhere inside.
            #"{"type": "object", "properties": {"a": {"type": "object"}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {"items": {"type": "object"}}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {"anyOf": [{"type": "object"}]}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": true}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {}}, "required": ["a"], "$defs": {"d": {"type": "object"}}}"#,
            // A keyword that the subset does not have.
            #"{"type": "object", "properties": {"a": {"oneOf": [{}]}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {"prefixItems": [{}]}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {}}, "required": ["a"], "allOf": [{}]}"#,
        ])
    func notStrict(json: String) throws {
        #expect(try strict(json) == nil)
    }
}
