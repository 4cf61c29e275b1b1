import Testing

@testable import GatewayJSON

@Suite struct JSONParserTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let value: JSONValue
        var testDescription: String { String(text.prefix(60)) }
        init(_ text: String, _ value: JSONValue) { (self.text, self.value) = (text, value) }
    }

    @Test(
        "A valid text becomes its value",
        arguments: [
            Case("null", nil), Case("true", true), Case(" \t\r\n false ", false), Case("\"\"", ""),
            Case("0", 0), Case("-0", 0), Case("-12", -12), Case("1.0", 1.0), Case("1.5e3", 1500.0),
            Case("1E-2", 0.01), Case("1e+2", 100.0), Case("5e-324", .number(.leastNonzeroMagnitude)),
            Case("1e-400", 0.0),
            Case("9223372036854775807", .integer(.max)), Case("-9223372036854775808", .integer(.min)),
            Case("9223372036854775808", .number(9223372036854775808)), Case("0.1", 0.1),
            Case("123456789012345678901234567890", .number(123456789012345677877719597056)),
            Case("[]", []), Case("[ ]", []), Case("{ }", [:]), Case("[1, [2], {\"a\" : 3} ]", [1, [2], ["a": 3]]),
            Case("{\"a\":1,\"b\":{\"c\":[]},\"a\":2}", ["a": 2, "b": ["c": []]]),
            Case(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            Case(#""a\u00e9b""#, "a\u{E9}b"), Case(#""\ud83d\ude00!""#, "\u{1F600}!"), Case(#""\u0000""#, "\u{0}"),
            Case(#""\ud83d""#, "\u{FFFD}"), Case(#""\ude00x""#, "\u{FFFD}x"), Case(#""\ud83d\u0041""#, "\u{FFFD}A"),
            Case(#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"), Case(#""\ud83dx""#, "\u{FFFD}x"),
            Case("\"grüße 👩‍👩‍👧\"", "grüße 👩‍👩‍👧"), Case("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        ])
    func valid(_ example: Case) throws {
        #expect(try JSONValue(parsing: example.text) == example.value)
        #expect(try JSONValue(parsing: Array(example.text.utf8)) == example.value)
        #expect(try JSONValue(parsing: ("x" + example.text).dropFirst()) == example.value)
    }

    @Test("A whole number without fraction is an integer, any other number is not")
    func kindsOfNumbers() throws {
        guard case .integer(1) = try JSONValue(parsing: "1") else { return #expect(Bool(false), "1 is an integer") }
        guard case .number(1) = try JSONValue(parsing: "1.0") else { return #expect(Bool(false), "1.0 is a number") }
        guard case .number(100) = try JSONValue(parsing: "1e2") else { return #expect(Bool(false), "1e2 is a number") }
    }

    @Test(
        "An invalid text is refused with a sentence and the place",
        arguments: [
            ("", "line 1, column 1: expected a value, but the text ends here."),
            ("  ", "line 1, column 3: expected a value, but the text ends here."),
            ("nul", "line 1, column 1: expected `null`, but found `n`."),
            ("truth", "line 1, column 1: expected `true`, but found `t`."),
            ("{\n  \"é\": x}", "line 2, column 8: expected a value, but found `x`."),
            ("1 2", "line 1, column 3: expected the end of the text, but found `2`."),
            ("01", "line 1, column 1: a number must not have leading zeros."),
            ("-", "line 1, column 2: expected a digit after the minus sign, but the text ends here."),
            ("+1", "line 1, column 1: expected a value, but found `+`."),
            ("1.", "line 1, column 3: expected a digit after the decimal point, but the text ends here."),
            (".5", "line 1, column 1: expected a value, but found `.`."),
            ("1e+", "line 1, column 4: expected a digit in the exponent, but the text ends here."),
            ("[1e400]", "line 1, column 2: the number is too large for a 64-bit floating-point number."),
            ("[1,]", "line 1, column 4: expected a value, but found `]`."),
            ("[1 2]", "line 1, column 4: expected a comma or `]` after the item, but found `2`."),
            ("{\"a\" 1}", "line 1, column 6: expected a colon after the key, but found `1`."),
            ("{\"a\":1,}", "line 1, column 8: expected a key in double quotes, but found `}`."),
            ("{a:1}", "line 1, column 2: expected a key in double quotes, but found `a`."),
            ("{\"a\":1", "line 1, column 7: expected a comma or `}` after the value, but the text ends here."),
            ("\"a", "line 1, column 3: expected the closing double quote of a string, but the text ends here."),
            (
                "\"a\nb\"",
                "line 1, column 3: a control character inside a string must be written as an escape such as \\n."
            ),
            (#""\x""#, #"line 1, column 3: expected one of "\/bfnrtu after the backslash, but found `x`."#),
            (#""\u12g4""#, #"line 1, column 6: expected four hexadecimal digits after \u, but found `g`."#),
            (#""\u12"#, #"line 1, column 6: expected four hexadecimal digits after \u, but the text ends here."#),
            ("\u{FEFF}1", "line 1, column 1: expected a value, but found `\u{FEFF}`."),
            ("[👩‍👩‍👧]", "line 1, column 2: expected a value, but found `👩‍👩‍👧`."),
            ("\u{1B}[0m", "line 1, column 1: expected a value, but found a control character."),
            ("\u{0}", "line 1, column 1: expected a value, but found a control character."),
        ])
    func invalid(text: String, place: String) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
        #expect(error?.description == "Invalid JSON at \(place)")
    }

    @Test("An error reports offset, line and column")
    func errorPlace() {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: "[\n\"é\",\n é]") }
        #expect(
            error
                == JSONParseError(message: "expected a value, but found `é`.", offset: 9, line: 3, column: 2))
    }

    @Test("Bytes that are not UTF-8 become U+FFFD inside of a string and are refused elsewhere")
    func invalidUTF8() throws {
        let quote = UInt8(ascii: "\"")
        #expect(try JSONValue(parsing: [quote, 0x61, 0xFF, 0x62, quote] as [UInt8]) == "a\u{FFFD}b")
        #expect(try JSONValue(parsing: [quote, 0xFF, 0x5C, 0x6E, quote] as [UInt8]) == "\u{FFFD}\n")
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: [0xFF] as [UInt8]) }
    }

    @Test("Bytes need not lie in one piece")
    func scatteredBytes() throws {
        #expect(try JSONValue(parsing: "[1,2]".utf8.lazy.map { $0 }) == [1, 2])
    }

    @Test("512 levels are accepted and 513 refused", arguments: [("[", "]"), ("{\"a\":", "}")])
    func depth(opening: String, closing: String) throws {
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth - 1) + "[]" + String(repeating: closing, count: depth - 1)
        }
        let value = try JSONValue(parsing: nested(512))
        #expect(value.serialized() == nested(512))
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: nested(513)) }
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: String(repeating: opening, count: 1_000_000)) }
    }
}
