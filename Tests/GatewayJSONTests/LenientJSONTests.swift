import GatewayJSON
import Testing

@Suite("JSON as servers write it")
struct LenientJSONTests {
    @Test(
        "What is nearly JSON is read; a strict parser refuses it",
        arguments: [
            ("[NaN, nan, Infinity, -Infinity, inf, -inf, -NaN]", [nil, nil, nil, nil, nil, nil, nil]),
            ("{\"logprobs\":NaN}", ["logprobs": nil]), ("[1e999, -1e999]", [nil, nil]),
            ("\"a\tb\u{1}\nc\"", "a\tb\u{1}\nc"),
            (#""it\'s""#, "it's"),
        ] as [(String, JSONValue)])
    func lenient(text: String, value: JSONValue) throws {
        #expect(try LenientJSON(parsing: text.utf8).value == value)
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
    }

    @Test(
        "Invalid JSON is still refused",
        arguments: [
            "", "{", "[1,]", "{'a': 1}", "None", "-", "Inf1", "NaNs", "[Infinit]", #""\x""#, #""\u12""#, "nul",
            "{\"a\" 1}",
        ])
    func refused(text: String) {
        #expect(throws: JSONParseError.self) { try LenientJSON(parsing: text.utf8) }
    }

    @Test("JSON is read as by the strict parser")
    func strict() throws {
        for text in ["null", "[1, 2.5, -3e2, \"é\\u00e9\\ud83d\\ude00\", true, {\"a\": {}}]", " {\"a\": [null]} "] {
            #expect(try LenientJSON(parsing: text.utf8).value == JSONValue(parsing: text))
        }
    }
}
