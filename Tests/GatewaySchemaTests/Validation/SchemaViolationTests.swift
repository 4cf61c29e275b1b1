import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct SchemaViolationTests {
    @Test(
        "A violation says where, what was expected and what was found",
        arguments: [
            (
                #"{"properties":{"age":{"type":"integer"}}}"#, #"{"age":"x"}"#,
                ["/age: expected an integer, got the string \"x\""]
            ),
            (#"{"type":["string","null"]}"#, "[1]", ["(root): expected a string or null, got the array [1]"]),
            (#"{"type":"object"}"#, "true", ["(root): expected an object, got true"]),
            (#"{"enum":["a",1,null]}"#, "\"b\"", ["(root): expected one of \"a\", 1, null, got the string \"b\""]),
            (#"{"const":1}"#, #"{"a":1}"#, ["(root): expected the number 1, got the object {\"a\":1}"]),
            (#"{"multipleOf":0.5}"#, "1.2", ["(root): expected a multiple of 0.5, got the number 1.2"]),
            (
                #"{"minimum":1,"exclusiveMinimum":1}"#, "0",
                ["(root): expected at least 1, got the number 0", "(root): expected more than 1, got the number 0"]
            ),
            (
                #"{"maximum":1,"exclusiveMaximum":1}"#, "2",
                ["(root): expected at most 1, got the number 2", "(root): expected less than 1, got the number 2"]
            ),
            (#"{"minLength":1}"#, "\"\"", ["(root): expected at least 1 character, got 0"]),
            (#"{"maxItems":2}"#, "[1,2,3]", ["(root): expected at most 2 items, got 3"]),
            (#"{"minProperties":1}"#, "{}", ["(root): expected at least 1 property, got 0"]),
            (
                #"{"pattern":"^a$"}"#, "\"b\"",
                ["(root): expected text that matches the pattern \"^a$\", got the string \"b\""]
            ),
            (
                #"{"uniqueItems":true}"#, "[1,2,1.0]",
                ["(root): expected unique items, but items 0 and 2 are equal: the number 1.0"]
            ),
            (#"{"required":["a","b"]}"#, #"{"a":1}"#, ["(root): the required property \"b\" is missing"]),
            (
                #"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#,
                ["(root): the property \"b\" is missing, but is required together with \"a\""]
            ),
            (
                #"{"contains":{"const":1}}"#, "[2]",
                ["(root): expected at least 1 item that matches the schema of \"contains\", found 0"]
            ),
            (
                #"{"contains":true,"minContains":2}"#, "[2]",
                ["(root): expected at least 2 items that match the schema of \"contains\", found 1"]
            ),
            (
                #"{"contains":true,"maxContains":1}"#, "[2,3]",
                ["(root): expected at most 1 item that matches the schema of \"contains\", found 2"]
            ),
            (
                #"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#,
                ["(root): the property name \"ab\" is not allowed: expected at most 1 character, got 2"]
            ),
            (#"{"additionalProperties":false}"#, #"{"a":{"b":1}}"#, ["/a: this property is not allowed"]),
            (
                #"{"properties":{"a":{}},"unevaluatedProperties":false}"#, #"{"a":1,"b/c":1}"#,
                ["/b~1c: this property is not allowed"]
            ),
            (#"{"prefixItems":[true],"items":false}"#, "[1,2]", ["/1: this item is not allowed"]),
            ("false", "1", ["(root): no value is allowed here, got the number 1"]),
            (
                #"{"not":{"type":"null"}}"#, "null",
                ["(root): expected a value that does not match the schema of \"not\", got null"]
            ),
            (
                #"{"anyOf":[{"type":"null"},{"properties":{"a":{"type":"string"}}}]}"#, #"{"a":1}"#,
                [
                    "(root): matches none of 2 alternatives: (1) expected null, got the object {\"a\":1}; (2) /a: "
                        + "expected a string, got the number 1"
                ]
            ),
            (
                #"{"items":{"oneOf":[{"type":"number"},{"minimum":1},{"type":"null"}]}}"#, "[1]",
                ["/0: expected exactly one of 3 alternatives to match, but alternatives 1 and 2 do"]
            ),
            (
                #"""
                {"properties":{"a":{"type":"null"}},
                "allOf":[{"properties":{"b":{"type":"null"}}}],"unevaluatedProperties":false}
                """#,
                #"{"a":1,"b":2,"c":3}"#,
                [
                    "/a: expected null, got the number 1", "/b: expected null, got the number 2",
                    "/c: this property is not allowed",
                ]
            ),
        ])
    func messages(schema: String, instance: String, expected: [String]) throws {
        let violations = try Schema(parsing: schema).validate(JSONValue(parsing: instance))
        #expect(violations.map(\.description) == expected)
    }

    @Test("A violation points at the keyword that was broken, behind a reference too")
    func pointers() throws {
        let schema = try Schema(
            parsing: ##"{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"minimum":5}},"required":["b"]}"##)
        #expect(
            schema.validate(["a": 1]) == [
                SchemaViolation(
                    instancePointer: JSONPointer(), schemaPointer: JSONPointer(tokens: ["required"]),
                    message: "the required property \"b\" is missing"),
                SchemaViolation(
                    instancePointer: JSONPointer(tokens: ["a"]),
                    schemaPointer: JSONPointer(tokens: ["$defs", "x", "minimum"]),
                    message: "expected at least 5, got the number 1"),
            ])
    }

    @Test("A long value is cut between grapheme clusters and stays quoted")
    func longValues() throws {
        let family = "👩‍👩‍👧"
        let schema = try Schema(["type": "null"])
        #expect(
            schema.validate(.string(String(repeating: family, count: 61))).map(\.message)
                == ["expected null, got the string \"\(String(repeating: family, count: 60))…\""])
        #expect(
            schema.validate(.array(Array(repeating: 1, count: 100))).map(\.message)
                == ["expected null, got the array [\(String(repeating: "1,", count: 29))1…"])
    }

    @Test("Alternatives inside of alternatives do not make messages without end")
    func nestedAlternatives() throws {
        let schema = try Schema(
            parsing: ##"{"anyOf":[{"items":{"$ref":"#"},"type":"array"},{"type":"integer"},{"type":"boolean"}]}"##)
        let value = try JSONValue(
            parsing: String(repeating: "[", count: 50) + "null" + String(repeating: "]", count: 50))
        let messages = schema.validate(value).map(\.message)
        #expect(messages.count == 1)
        #expect(messages.allSatisfy { $0.count < 1000 })
    }

    @Test("Schemas made from equal values are equal")
    func equality() throws {
        #expect(try Schema(["minimum": 1, "type": "integer"]) == Schema(["type": "integer", "minimum": 1.0]))
        #expect(try Schema(true) != Schema(false))
    }
}
