import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceAnswers

@Suite("JSON as it is shown while it comes")
struct JSONIndentationTests {
    private func shown(_ text: String, inPiecesOf size: Int = .max) -> String {
        var indentation = JSONIndentation()
        var rest = text[...]
        var result = ""
        while !rest.isEmpty {
            result += indentation.feed(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return result
    }

    @Test(
        "It looks like the serializer's own, however it is written and cut",
        arguments: [
            #"{"a":1,"b":[true,null,"x y"],"c":{"d":{}},"e":[]}"#, "[[ ],{ } ,\n[1 , -2.5e3]]", "[ ]", "{\n}",
            #"{ "a b" : "{,}: \\\" [", "é" : "\\\\" }"#,
        ])
    func layout(text: String) throws {
        let expected = try JSONValue(parsing: text).serialized(.pretty)
        for size in [1, 2, 7, .max] {
            let shown = shown(text, inPiecesOf: size)
            #expect(try JSONValue(parsing: shown).serialized(.pretty) == expected)
            // The serializer writes numbers in its own way.
            if !text.contains("e3") { #expect(shown == expected) }
        }
    }

    @Test(
        "Anything but JSON is left unchanged",
        arguments: [
            "Sorry, I  can't\n\ndo that: {}", "```json\n{ }\n```", "\n \n", "\"a  b\"", "5 ",
        ])
    func foreign(text: String) {
        #expect(shown(text) == text)
        #expect(shown(text, inPiecesOf: 1) == text)
    }

    @Test("White space before and text behind the value stay, and broken JSON stays readable")
    func broken() {
        #expect(shown("\n {} Done,  yes. {\"a\":1}") == "\n {} Done,  yes. {\"a\":1}")
        #expect(shown("{not really  json}") == "{\n  not really json\n}")
        #expect(shown("[1,]") == "[\n  1,\n]")
        #expect(shown("{\"a\": \"cut  o") == "{\n  \"a\": \"cut  o")
    }
}
