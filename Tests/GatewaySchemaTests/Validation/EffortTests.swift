import GatewayJSON
import Testing

@testable import GatewaySchema

/// What could take for ever takes about as many steps as the value has places.
@Suite struct EffortTests {
    /// Five operators of two operands each, as models are given for expressions.
    static func expressions(_ combination: String) -> String {
        let operators = ["add", "sub", "mul", "div", "pow"].map { name in
            ##"""
            {"type":"object","properties":{"left":{"$ref":"#"},"right":{"$ref":"#"},"op":{"const":"\##(name)"}},
            "required":["op","left","right"],"additionalProperties":false}
            """##
        }
        return "{\"\(combination)\":[\(operators.joined(separator: ",")),{\"type\":\"number\"}]}"
    }

    static func tree(depth: Int, leaf: String) -> String {
        (0..<depth).reduce(leaf) { inner, _ in "{\"left\":\(inner),\"right\":1,\"op\":\"pow\"}" }
    }

    /// How many evaluations a validation makes, up to a number at which it is given up.
    static func steps(_ schema: String, _ instance: JSONValue) throws -> Int {
        let asked = Counter()
        _ = try Schema(parsing: schema).validate(instance) {
            asked.count += 1
            return asked.count > 4000
        }
        return asked.count * 256
    }

    final class Counter {
        var count = 0
    }

    @Test(
        "An expression tree is checked in steps that grow with its depth, valid or not",
        arguments: ["anyOf", "oneOf"], ["1", "\"x\""])
    func expressionTrees(combination: String, leaf: String) throws {
        let schema = Self.expressions(combination)
        let value = try JSONValue(parsing: Self.tree(depth: 60, leaf: leaf))
        #expect(try Self.steps(schema, value) < 60 * 200)
        #expect(try Schema(parsing: schema).validate(value).isEmpty == (leaf == "1"))
    }

    @Test(
        "Every way in which a schema multiplies its own paths costs no more than one path",
        arguments: [
            ##""allOf":[{"$ref":"#/$defs/N"},{"$ref":"#/$defs/N"}]"##,
            ##""anyOf":[{"$ref":"#/$defs/N"},{"$ref":"#/$defs/N"}]"##,
            ##""oneOf":[{"$ref":"#/$defs/N"},{"allOf":[{"$ref":"#/$defs/N"},false]}]"##,
            ##""if":{"$ref":"#/$defs/N"},"then":{"$ref":"#/$defs/N"},"else":{"$ref":"#/$defs/N"}"##,
            ##""not":{"not":{"$ref":"#/$defs/N"}},"$ref":"#/$defs/N""##,
            ##""$ref":"#/$defs/N","$dynamicRef":"#/$defs/N""##,
            ##""dependentSchemas":{"a":{"$ref":"#/$defs/N"},"b":{"$ref":"#/$defs/N"}}"##,
            ##""properties":{"a":{"$ref":"#/$defs/N"}},"patternProperties":{"a":{"$ref":"#/$defs/N"}}"##,
            ##""items":{"$ref":"#/$defs/N"},"contains":{"$ref":"#/$defs/N"}"##,
            ##""allOf":[{"$ref":"#/$defs/N"},{"$ref":"#/$defs/N"}],"unevaluatedProperties":{"$ref":"#/$defs/N"}"##,
        ])
    func fanOut(form: String) throws {
        let levels = (0..<40).map { "\"\($0)\":{\(form.replacing("/N", with: "/\($0 + 1)"))}" }
        let schema = "{\"$ref\":\"#/$defs/0\",\"$defs\":{\(levels.joined(separator: ",")),\"40\":{\"type\":\"null\"}}}"
        let object = (0..<50).reduce("1") { inner, _ in "{\"a\":\(inner),\"b\":1}" }
        let array = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
        for value in [try JSONValue(parsing: object), try JSONValue(parsing: array), .null, 1] {
            #expect(try Self.steps(schema, value) < 100_000)
        }
    }

    @Test("The same violation reached in many ways is reported once")
    func violationsOnce() throws {
        let levels = (0..<40).map {
            "\"\($0)\":{\"allOf\":[{\"$ref\":\"#/$defs/\($0 + 1)\"},{\"$ref\":\"#/$defs/\($0 + 1)\"}]}"
        }
        let schema = "{\"$ref\":\"#/$defs/0\",\"$defs\":{\(levels.joined(separator: ",")),\"40\":{\"type\":\"null\"}}}"
        #expect(
            try Schema(parsing: schema).validate(1).map(\.description) == ["(root): expected null, got the number 1"])
    }

    @Test("No more violations are collected than anybody reads")
    func violationLimit() throws {
        let schema = try Schema(["items": ["type": "string"]])
        #expect(schema.validate(.array(Array(repeating: 1, count: 5000))).count == Schema.violationLimit)
    }

    @Test("A check that is cancelled ends")
    func canceling() throws {
        let schema = try Schema(["items": ["type": "string"]])
        #expect(throws: CancellationError.self) {
            try schema.validate(.array(Array(repeating: "x", count: 5000)), isCancelled: { true })
        }
    }

    @Test(
        "A pattern that would take too long on a text is a violation that says so",
        arguments: [
            "(?:a?){5000}a{5000}", "(?:a?){20000}b", "(?:a?b?){9000}c", "(?:(?:a?){100}){100}b", "^(?=(?:a?){9000})b",
            "(?:[a-z]?){15000}!", "(?:a|a?){9000}b", #"(?:\p{L}?){15000}!"#,
        ])
    func patterns(pattern: String) throws {
        let schema = try Schema(["pattern": .string(pattern)])
        let violations = PatternEffort.$reserve.withValue(50_000) {
            schema.validate(.string(String(repeating: "a", count: 600)))
        }
        #expect(violations.map { $0.message.contains("takes too long") } == [true])
    }

    @Test(
        "A pattern of usual size checks any length of text",
        arguments: [
            ("^(a*)*b", false), ("(a|a)*$", true), ("^a{1,200}$", false), ("^(a+)+$", true), (#"^[\w.-]+$"#, true),
            (#"^\p{L}+$"#, true), ("(?=.*b)a", false), ("(?:a?){50}a{50}", true),
        ])
    func usualPatterns(pattern: String, isMatch: Bool) throws {
        let schema = try Schema(["pattern": .string(pattern)])
        let violations = schema.validate(.string(String(repeating: "a", count: 1000)))
        #expect(!violations.contains { $0.message.contains("takes too long") })
        #expect(violations.isEmpty == isMatch)
    }

    @Test("What was found inside of a loop of references does not hold outside of it")
    func loops() throws {
        // Reached from "a", "b" rests on "a", which is under way; reached on its own it must see that "a" fails.
        let schema = try Schema(
            parsing: ##"""
                {"allOf":[{"not":{"$ref":"#/$defs/a"}},{"not":{"$ref":"#/$defs/b"}}],
                "$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"},{"type":"string"}]},"b":{"$ref":"#/$defs/a"}}}
                """##)
        #expect(schema.validate(1) == [])
        #expect(schema.validate("x").count == 2)
    }
}
