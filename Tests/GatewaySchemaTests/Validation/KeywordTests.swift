import GatewayJSON
import Testing

@testable import GatewaySchema

/// Verdicts for keywords; complements the official suite's part in `Fixtures`.
@Suite struct KeywordTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let schema: String
        let valid: [String]
        let invalid: [String]
        var testDescription: String { schema }

        static func make(_ schema: String, valid: [String] = [], invalid: [String] = []) -> Case {
            Case(schema: schema, valid: valid, invalid: invalid)
        }
    }

    static func check(_ example: Case) throws {
        let schema = try Schema(parsing: example.schema)
        for instance in example.valid {
            #expect(schema.validate(try JSONValue(parsing: instance)) == [], "\(instance)")
        }
        for instance in example.invalid {
            #expect(!schema.validate(try JSONValue(parsing: instance)).isEmpty, "\(instance)")
        }
    }

    @Test(
        "Assertions",
        arguments: [
            Case.make(
                #"{"type":"integer"}"#, valid: ["1", "1.0", "1e300"], invalid: ["1.1", "\"1\"", "true", "null"]),
            .make(#"{"type":"number"}"#, valid: ["1", "1.5"], invalid: ["\"1\"", "[]", "{}", "false", "null"]),
            .make(#"{"type":["string","null"]}"#, valid: ["\"\"", "null"], invalid: ["0", "[]", "{}", "false"]),
            .make(
                #"{"type":["array","object","boolean"]}"#, valid: ["[]", "{}", "true"], invalid: ["0", "\"\"", "null"]),
            .make(
                #"{"enum":[1,[false],{"a":0}]}"#, valid: ["1.0", "[false]", "{\"a\":0.0}"], invalid: ["true", "[0]"]),
            .make(#"{"enum":[]}"#, invalid: ["null"]),
            .make(#"{"const":null}"#, valid: ["null"], invalid: ["0", "false"]),
            .make(#"{"const":{"a":1,"b":2}}"#, valid: [#"{"b":2,"a":1}"#], invalid: [#"{"a":1}"#, "[1,2]"]),
            .make(#"{"const":-2.0}"#, valid: ["-2", "-2.0"], invalid: ["2", "-2.00001"]),
            .make(#"{"minimum":1.1}"#, valid: ["1.1", "2", "\"x\""], invalid: ["1", "0.6"]),
            .make(#"{"minimum":-2}"#, valid: ["-2", "-2.0", "0"], invalid: ["-2.0001", "-3"]),
            .make(#"{"exclusiveMinimum":1.1}"#, valid: ["1.2", "null"], invalid: ["1.1", "0.6"]),
            .make(#"{"minLength":2}"#, valid: ["\"fo\"", "\"e\u{301}\"", "100"], invalid: ["\"f\"", "\"💩\""]),
            .make(#"{"minLength":2.0,"maxLength":2}"#, valid: ["\"💩💩\""], invalid: ["\"f\"", "\"abc\""]),
            .make(#"{"pattern":"^a*$"}"#, valid: ["\"aaa\"", "{}"], invalid: ["\"abc\""]),
            .make(#"{"maxItems":2}"#, valid: ["[1,2]", "\"foobar\""], invalid: ["[1,2,3]"]),
            .make(#"{"maxProperties":0}"#, valid: ["{}", "[1]"], invalid: [#"{"a":1}"#]),
        ])
    func assertions(_ example: Case) throws { try Self.check(example) }

    @Test(
        "Applicators for items and properties",
        arguments: [
            Case.make(#"{"items":{"type":"integer"}}"#, valid: ["[1]", "[]", #"{"0":"x"}"#], invalid: ["[1,\"x\"]"]),
            .make(#"{"items":false}"#, valid: ["[]", "1"], invalid: ["[1]"]),
            .make(
                #"{"prefixItems":[{},true,{"type":"string"}],"items":false}"#,
                valid: ["[]", "[1,2,\"x\"]"], invalid: ["[1,2,3]", "[1,2,\"x\",4]"]),
            .make(#"{"prefixItems":[{"type":"integer"}]}"#, valid: ["[1,\"x\"]"], invalid: ["[\"x\"]"]),
            .make(#"{"contains":{"const":1},"minContains":2}"#, valid: ["[1,1]"], invalid: ["[]", "[1]", "[1,2]"]),
            .make(#"{"contains":{"const":1},"minContains":0}"#, valid: ["[]", "[2]"]),
            .make(#"{"minContains":1}"#, valid: ["[]"]),
            .make(#"{"contains":{"const":1},"minContains":3,"maxContains":1}"#, invalid: ["[1]", "[1,1]", "[1,1,1]"]),
            .make(
                #"{"propertyNames":{"maxLength":3}}"#, valid: [#"{"f":{},"foo":{}}"#, "[]"], invalid: [#"{"foobar":1}"#]
            ),
            .make(#"{"propertyNames":{"enum":["a"]}}"#, valid: [#"{"a":1}"#], invalid: [#"{"b":1}"#]),
            .make(#"{"propertyNames":false}"#, valid: ["{}"], invalid: [#"{"a":1}"#]),
        ])
    func childApplicators(_ example: Case) throws { try Self.check(example) }

    @Test(
        "Applicators for the same value",
        arguments: [
            Case.make(
                #"{"allOf":[{"required":["a"]},{"required":["b"]}]}"#,
                valid: [#"{"a":1,"b":2}"#], invalid: [#"{"a":1}"#, #"{"b":1}"#]),
            .make(#"{"anyOf":[{"type":"integer"},{"minimum":2}]}"#, valid: ["1", "2.5", "3"], invalid: ["1.5"]),
            .make(#"{"anyOf":[false,false]}"#, invalid: ["1"]),
            .make(#"{"not":{"type":["integer","boolean"]}}"#, valid: ["\"x\""], invalid: ["1", "true"]),
            .make(#"{"not":{"not":{}}}"#, valid: ["1"]),
            .make(
                #"{"if":{"exclusiveMaximum":0},"then":{"minimum":-10},"else":{"multipleOf":2}}"#,
                valid: ["-1", "4"], invalid: ["-100", "3"]),
            .make(#"{"then":false,"else":false}"#, valid: ["1"]),
            .make(
                #"{"if":true,"then":{"const":"then"},"else":{"const":"else"}}"#, valid: ["\"then\""],
                invalid: ["\"else\""]),
            .make(
                #"{"dependentSchemas":{"a":{"minProperties":2},"b\tc":false}}"#,
                valid: ["{}", #"{"a":1,"b":2}"#, "[\"a\"]"], invalid: [#"{"a":1}"#, #"{"b\tc":1,"d":1}"#]),
            .make(
                #"{"format":"email","contentEncoding":"base64","title":"x","unknown":{"type":5}}"#,
                valid: ["\"!\"", "1"]),
        ])
    func inPlaceApplicators(_ example: Case) throws { try Self.check(example) }

    @Test(
        "unevaluatedProperties sees what successful schemas for the same value have looked at",
        arguments: [
            Case.make(
                #"""
                {"unevaluatedProperties":{"minLength":3}}
                """#, valid: ["{}", #"{"a":"foo"}"#], invalid: [#"{"a":"f"}"#]),
            .make(
                #"{"properties":{"a":{}},"patternProperties":{"^b":{}},"unevaluatedProperties":false}"#,
                valid: [#"{"a":1,"b1":2}"#], invalid: [#"{"a":1,"c":2}"#]),
            .make(#"{"additionalProperties":true,"unevaluatedProperties":false}"#, valid: [#"{"x":1}"#]),
            .make(
                ##"""
                {"allOf":[{"properties":{"a":{}}}],"$ref":"#/$defs/r",
                "unevaluatedProperties":false,"$defs":{"r":{"properties":{"b":{}}}}}
                """##,
                valid: [#"{"a":1,"b":1}"#], invalid: [#"{"c":1}"#]),
            .make(
                #"""
                {"properties":{"a":{}},"anyOf":[{"properties":{"b":{"const":1}},
                "required":["b"]},{"properties":{"c":{"const":1}},"required":["c"]}],
                "unevaluatedProperties":false}
                """#,
                valid: [#"{"a":0,"b":1}"#, #"{"a":0,"b":1,"c":1}"#], invalid: [#"{"b":1,"c":2}"#, #"{"b":1,"d":1}"#]),
            .make(
                #"""
                {"not":{"not":{"properties":{"b":{}},"required":["b"]}},"properties":{"a":{}},
                "unevaluatedProperties":false}
                """#,
                invalid: [#"{"a":1,"b":2}"#]),
            .make(
                #"""
                {"if":{"properties":{"a":{"const":1}},"required":["a"]},
                "then":{"properties":{"b":{}}},"else":{"properties":{"c":{}}},
                "unevaluatedProperties":false}
                """#,
                valid: [#"{"a":1,"b":1}"#, #"{"c":1}"#, #"{"a":1}"#], invalid: [#"{"a":2}"#, #"{"a":1,"c":1}"#]),
            .make(
                #"""
                {"dependentSchemas":{"a":{"properties":{"b":{}}}},"properties":{"a":{}},
                "unevaluatedProperties":false}
                """#,
                valid: [#"{"a":1,"b":2}"#], invalid: [#"{"b":2}"#]),
            .make(#"{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}"#, valid: [#"{"a":1}"#]),
            .make(#"{"allOf":[{"properties":{"a":true}},{"unevaluatedProperties":false}]}"#, invalid: [#"{"a":1}"#]),
            .make(
                #"""
                {"properties":{"a":{"properties":{"b":{}}}},
                "anyOf":[{"properties":{"a":{"unevaluatedProperties":false}}}]}
                """#,
                invalid: [#"{"a":{"b":1}}"#]),
            .make(
                #"{"propertyNames":{"maxLength":9},"unevaluatedProperties":{"type":"number"}}"#,
                valid: [#"{"a":1}"#], invalid: [#"{"a":"b"}"#]),
            .make(
                #"""
                {"oneOf":[{"properties":{"a":{}},"required":["a"]},{"properties":{"b":{}},
                "required":["b"]}],"unevaluatedProperties":false}
                """#,
                valid: [#"{"a":1}"#], invalid: [#"{"a":1,"x":1}"#, #"{"a":1,"b":1}"#]),
            .make(
                ##"""
                {"$id":"http://x/tree","$dynamicAnchor":"node",
                "properties":{"children":{"items":{"$dynamicRef":"#node"}}},
                "unevaluatedProperties":false}
                """##,
                valid: [#"{"children":[{"children":[]}]}"#], invalid: [#"{"children":[{"x":1}]}"#]),
        ])
    func unevaluatedProperties(_ example: Case) throws { try Self.check(example) }
}
