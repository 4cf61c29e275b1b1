import Testing

@testable import GatewayJSON

@Suite struct JSONValueTests {
    @Test("1 equals 1.0 and hashes alike, at every depth")
    func integralNumbersAreEqual() {
        #expect(JSONValue.integer(1) == .number(1))
        #expect(Set<JSONValue>([[1], [1.0], [["a": 1]], [["a": 1.0]]]).count == 2)
        #expect(JSONValue.integer(0) == .number(-0.0))
        #expect(Set<JSONValue>([0, 0.0, -0.0]).count == 1)
    }

    @Test("A large integer differs from the double nearest to it")
    func largeIntegersAreExact() {
        #expect(JSONValue.integer(9_007_199_254_740_993) != .number(9_007_199_254_740_992))
        #expect(JSONValue.integer(.max) != .number(9_223_372_036_854_775_808))
    }

    @Test("Numbers differ from truth values and texts")
    func kindsDiffer() {
        #expect(Set<JSONValue>([0, false, nil, "0", [], [:], ""]).count == 7)
    }

    @Test("Texts are compared by code points, not by canonical equivalence")
    func textsAreComparedByCodePoints() {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        #expect(JSONValue.string(composed) != .string(decomposed))
        #expect(JSONObject(dictionaryLiteral: (composed, 1), (decomposed, 2)).count == 2)
    }

    @Test("Literals make the kinds they look like")
    func literals() {
        let value: JSONValue = ["a": [nil, true, 1, 1.5, "x"]]
        let expected = JSONValue.object([
            "a": .array([.null, .bool(true), .integer(1), .number(1.5), .string("x")])
        ])
        #expect(value == expected)
    }

    @Test("Accessors give the value of their kind and nil for others")
    func accessors() {
        let value: JSONValue = ["a": [2.0, 2.5, 3, "x", true, nil]]
        #expect(value["a"]?[0]?.intValue == 2)
        #expect(value["a"]?[1]?.intValue == nil)
        #expect(value["a"]?[1]?.doubleValue == 2.5)
        #expect(value["a"]?[2]?.doubleValue == 3)
        #expect(value["a"]?[3]?.stringValue == "x")
        #expect(value["a"]?[3]?.intValue == nil)
        #expect(value["a"]?[4]?.boolValue == true)
        #expect(value["a"]?[5]?.isNull == true)
        #expect(value["a"]?[6] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["a"]?.arrayValue?.count == 6)
        #expect(value["b"] == nil)
        #expect(value[0] == nil)
        #expect(value.objectValue?.keys == ["a"])
    }
}
