import Testing

@testable import GatewayJSON

@Suite struct JSONSerializerTests {
    @Test(
        "Numbers are written in the shortest form that reads back",
        arguments: [
            (JSONValue.integer(1), "1"), (.integer(.min), "-9223372036854775808"), (.number(1), "1.0"),
            (.number(0.1), "0.1"), (.number(-0.0), "-0.0"), (.number(9_007_199_254_740_991), "9007199254740991.0"),
            (.number(1e300), "1e+300"), (.number(.leastNonzeroMagnitude), "5e-324"), (.number(.infinity), "null"),
            (.number(-.infinity), "null"), (.number(.nan), "null"),
        ])
    func numbers(value: JSONValue, text: String) throws {
        #expect(value.serialized() == text)
        if text != "null" { #expect(try JSONValue(parsing: text) == value) }
    }

    @Test(
        "Characters that could hurt a reader are written as escapes",
        arguments: [
            ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\u{0}\u{1B}\u{1F}", #""\u0000\u001b\u001f""#),
            ("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""),
            ("\u{2027}\u{2028}\u{2029}\u{202A}", "\"\u{2027}\\u2028\\u2029\u{202A}\""), ("grüße 😀", "\"grüße 😀\""),
        ])
    func escapes(text: String, json: String) throws {
        #expect(JSONValue.string(text).serialized() == json)
        #expect(JSONValue.object([text: 1]).serialized() == "{\(json):1}")
        #expect(try JSONValue(parsing: json) == .string(text))
    }

    @Test("The compact style uses no space and keeps the order of keys")
    func compact() {
        let value: JSONValue = ["b": [1, nil, true, false], "a": [:], "c": []]
        #expect(value.serialized() == #"{"b":[1,null,true,false],"a":{},"c":[]}"#)
        #expect(value.description == value.serialized(.compact))
    }

    @Test("The pretty style indents by two spaces and leaves empty brackets together")
    func pretty() {
        let value: JSONValue = ["b": [1, ["x": "y"]], "a": [:], "c": []]
        let expected = """
            {
              "b": [
                1,
                {
                  "x": "y"
                }
              ],
              "a": {},
              "c": []
            }
            """
        #expect(value.serialized(.pretty) == expected)
    }
}
