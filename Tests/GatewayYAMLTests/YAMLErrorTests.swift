import Testing
import GatewayYAML

@Suite("Errors")
struct YAMLErrorTests {
    @Test(
        "What libyaml complains about becomes sentences with a place",
        arguments: [
            (
                "a: [1, 2\nb: 3\n",
                "2:2: The YAML parser did not find expected ',' or ']' while parsing a flow sequence that starts at 1:4. "
                    + "Close the list, or put a comma between its elements."
            ),
            (
                "a: b: c\n",
                "1:5: Mapping values are not allowed in this context. Quote the value if the colon belongs to it, or "
                    + "check the indentation."
            ),
            (
                "a: \"open\n",
                "2:1: The YAML parser found unexpected end of stream while scanning a quoted scalar that starts at 1:4. "
                    + "Close the quote."
            ),
            (
                "a: 1\n\tb: 2\n",
                "2:1: The YAML parser found a tab character that violates indentation while scanning a plain scalar that "
                    + "starts at 1:4. Indent with spaces, not with tabs."
            ),
            (
                "a: @b\n",
                "1:4: The YAML parser found character that cannot start any token while scanning for the next token that "
                    + "starts at 1:4. Quote the value if it starts with a character like @, ` or %, and indent with "
                    + "spaces, not with tabs."
            ),
            (
                "a: 1\n b: 2\n",
                "2:3: Mapping values are not allowed in this context. Quote the value if the colon belongs to it, or "
                    + "check the indentation."
            ),
            (
                "a: 1\nkey\nb: 2\n",
                "3:1: The YAML parser could not find expected ':' while scanning a simple key that starts at 2:1. Write "
                    + "every key of a map as `key: value`, and close every quote."
            ),
        ])
    func syntax(text: String, description: String) {
        #expect(refusal(of: text)?.description == description)
    }

    @Test(
        "A control character is an error at its place, not a trap",
        arguments: [
            ("a: \u{0}b", "1:4", "U+0000"), ("a: b\r\nc: \u{7}", "2:4", "U+0007"), ("é: \u{1B}[31m", "1:4", "U+001B"),
            ("\u{7F}", "1:1", "U+007F"), ("a: x\u{2028}\u{9B}", "2:1", "U+009B"), ("a\u{B}", "1:2", "U+000B"),
            ("a: \u{FFFF}", "1:4", "U+FFFF"),
        ])
    func controlCharacters(text: String, mark: String, name: String) {
        #expect(
            refusal(of: text)?.description
                == "\(mark): The character \(name) is not allowed in YAML. Remove it, or write it as an escape such as "
                + #""\x07" in double quotes."#)
    }

    @Test("A description without a place is the message alone")
    func descriptionWithoutMark() {
        #expect(YAMLError(message: "It broke.", mark: nil).description == "It broke.")
    }

    @Test("No prefix of a document makes the parser trap or hang")
    func prefixes() {
        let text = "a: &x [1, \"é\\u00e9\", {b: 'c'}]\n? *x\n: |\n  block\n<<: !!map {d: >-\n  e}\n%@`\t\u{1}"
        for end in text.indices {
            let error = refusal(of: String(text[..<end]))
            #expect(error == nil || error?.mark != nil)
        }
    }
}
