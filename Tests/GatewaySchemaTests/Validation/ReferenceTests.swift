import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct ReferenceTests {
    @Test(
        "A reference that leads back to itself ends and allows everything",
        arguments: [
            ##"{"$ref":"#"}"##, ##"{"$dynamicRef":"#"}"##, ##"{"allOf":[{"$ref":"#"}]}"##,
            ##"{"anyOf":[{"$ref":"#"}]}"##,
            ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}"##,
            ##"{"$dynamicAnchor":"a","$dynamicRef":"#a"}"##,
        ])
    func loops(text: String) throws {
        #expect(try Schema(parsing: text).validate([1, ["a": "b"]]) == [])
    }

    @Test("A recursive schema checks every level of a value")
    func recursion() throws {
        let schema = try Schema(
            parsing: ##"{"type":"object","properties":{"next":{"$ref":"#"},"value":{"type":"integer"}}}"##)
        #expect(schema.validate(["next": ["next": ["value": 1]]]) == [])
        #expect(
            schema.validate(["next": ["next": ["value": "x"], "value": 1]]).map(\.description)
                == ["/next/next/value: expected an integer, got the string \"x\""])
    }

    @Test("A chain of references that is too long is a violation, not a crash")
    func longChain() throws {
        var definitions = JSONObject()
        for number in 0..<2500 { definitions["\(number)"] = ["$ref": .string("#/$defs/\(number + 1)")] }
        definitions["2500"] = ["type": "string"]
        let schema = try Schema(["$ref": "#/$defs/0", "$defs": .object(definitions)])
        #expect(schema.validate(1).map(\.message) == ["the value or the schema is nested too deeply to check"])
        let short = try Schema(["$ref": "#/$defs/2000", "$defs": .object(definitions)])
        #expect(short.validate("x") == [])
        #expect(short.validate(1).map(\.message) == ["expected a string, got the number 1"])
    }

    @Test("The deepest value that can be parsed is checked to the bottom")
    func deepValue() throws {
        let schema = try Schema(
            parsing: ##"{"anyOf":[{"type":"array","items":{"$ref":"#"}},{"type":"integer"}]}"##)
        let brackets = (String(repeating: "[", count: 512), String(repeating: "]", count: 512))
        #expect(schema.validate(try JSONValue(parsing: "\(brackets.0)1\(brackets.1)")) == [])
        #expect(schema.validate(try JSONValue(parsing: "\(brackets.0)null\(brackets.1)")).count == 1)
    }

    @Test("A reference may lead to any place, even under an unknown keyword")
    func anyPlace() throws {
        let schema = try Schema(
            parsing:
                ##"""
                {"$ref":"#/components/x","components":{"x":{"$ref":"#/definitions/y"}},
                "definitions":{"y":{"type":"null"}}}
                """##
        )
        #expect(schema.validate(nil) == [])
        #expect(schema.validate(1).map(\.schemaPointer.description) == ["/definitions/y/type"])
    }

    @Test("Documents given along are found by the URI they are given under and by their own")
    func documents() throws {
        let documents: [String: JSONValue] = [
            "http://x/dir/a.json": [
                "$id": "http://y/b", "$defs": ["i": ["$anchor": "int", "type": "integer"]], "$ref": "c",
            ],
            "http://y/c": ["type": "array"],
        ]
        for reference in ["http://x/dir/a.json#int", "a.json#/$defs/i"] {
            let schema = try Schema(["$id": "http://x/dir/root", "$ref": .string(reference)], documents: documents)
            #expect(schema.validate(1) == [])
            #expect(schema.validate("x").count == 1)
        }
        let whole = try Schema(["$ref": "http://x/dir/a.json"], documents: documents)
        #expect(whole.validate([]) == [])
        #expect(whole.validate(1).map(\.message) == ["expected an array, got the number 1"])
    }

    @Test("An identifier in plain data or under an unknown keyword identifies nothing")
    func falseIdentifiers() throws {
        let schema = try Schema(
            parsing:
                ##"""
                {"$ref":"http://x/i","$defs":{"a":{"enum":[{"$id":"http://x/i",
                "type":"null"}]},"b":{"unknown":{"$id":"http://x/i","type":"null"}},
                "c":{"$id":"http://x/i","type":"string"}}}
                """##
        )
        #expect(schema.validate("x") == [])
        #expect(schema.validate(nil).count == 1)
    }

    @Test("A schema can refer to the metaschema of draft 2020-12")
    func metaschema() throws {
        let schema = try Schema(["items": ["$ref": "https://json-schema.org/draft/2020-12/schema"]])
        #expect(
            schema.validate([true, [:], ["properties": ["a": ["type": ["string", "null"], "minLength": 1]]]]) == [])
        #expect(
            schema.validate([["$defs": ["foo": ["type": 1]]]]).map(\.instancePointer.description) == [
                "/0/$defs/foo/type"
            ])
        #expect(schema.validate([["minLength": -1, "$id": "#x", "$anchor": "1"]]).count == 3)
        let metaschema = try Schema(Metaschema.value)
        #expect(metaschema.validate(Metaschema.value) == [])
        #expect(metaschema.validate(["items": ["allOf": []]]).map(\.instancePointer.description) == ["/items/allOf"])
    }

    @Test("Keywords of a vocabulary that the metaschema leaves out are ignored")
    func vocabularies() throws {
        let documents: [String: JSONValue] = [
            "http://x/meta": [
                "$vocabulary": [
                    "https://json-schema.org/draft/2020-12/vocab/core": true,
                    "https://json-schema.org/draft/2020-12/vocab/applicator": true,
                    "http://x/optional": false,
                ]
            ],
            "http://x/strict": ["$vocabulary": ["http://x/required": true]],
        ]
        let schema = try Schema(
            ["$schema": "http://x/meta", "properties": ["no": false, "n": ["minimum": 10]]], documents: documents)
        #expect(schema.validate(["n": 1]) == [])
        #expect(schema.validate(["no": 1]).count == 1)
        #expect(throws: SchemaError.self) { try Schema(["$schema": "http://x/strict"], documents: documents) }
    }
}
