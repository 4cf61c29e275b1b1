import Testing

@testable import GatewayJSON

@Suite("The end of a JSON value, found by its brackets")
struct JSONExtentTests {
    @Test(
        "Whatever follows it, and however it is cut",
        arguments: [
            "{}", "[]", "[[]]", #"{"a":[{}]}"#, #"{"a":"}"}"#, #"{"a":"\""}"#, #"{"a":"\\"}"#, #"["]",{}]"#, #""a""#,
            #""a]}\"b""#, #""\\""#, "\"\"", "[\n{ }\r\n]", #"{"é":"東 }"}"#, "[}", "{]",
        ])
    func end(value: String) {
        let bytes = Array(value.utf8)
        for rest in ["", "]", "}", ",1", "\"", #"{"b":1}"#, "\n"] {
            let all = bytes + Array(rest.utf8)
            for place in 0...bytes.count {
                var extent = JSONExtent()
                let first = extent.end(in: all[..<place])
                #expect(first == (place == bytes.count ? place : nil))
                if first == nil { #expect(extent.end(in: all[place...]) == bytes.count) }
            }
        }
    }

    @Test(
        "What is not at its end has none", arguments: ["{", "[1", "[[]", #"{"a":"#, #"["]"#, #"{"a":"}\"}"#, #""a\""#])
    func none(beginning: String) {
        var extent = JSONExtent()
        #expect(extent.end(in: Array(beginning.utf8)[...]) == nil)
    }
}
