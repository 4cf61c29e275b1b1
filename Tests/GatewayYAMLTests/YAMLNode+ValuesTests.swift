import Testing
import GatewayYAML

@Suite("Typed views of a node")
struct YAMLNodeValuesTests {
    /// All typed views of a node, so that one comparison also says what a value is not.
    struct Views: Equatable {
        var kind: String
        var isNull = false
        var bool: Bool?
        var int: Int?
        var double: Double?
        var string: String?
    }

    func views(of text: String) throws -> Views {
        let node = try #require(try YAMLNode.parse("- " + text)?.elements?.first)
        return Views(
            kind: node.kindName, isNull: node.isNull, bool: node.boolValue, int: node.intValue,
            double: node.doubleValue, string: node.stringValue)
    }

    @Test("Null is written in five ways", arguments: ["", "~", "null", "Null", "NULL", "!!null null"])
    func null(text: String) throws {
        #expect(try views(of: text) == Views(kind: "null", isNull: true))
    }

    @Test(
        "A boolean is true or false in three spellings",
        arguments: [
            ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
        ])
    func boolean(text: String, value: Bool) throws {
        #expect(try views(of: text) == Views(kind: "a boolean", bool: value))
    }

    @Test(
        "A whole number is decimal, hexadecimal or octal, and a number too",
        arguments: [
            ("0", 0), ("12", 12), ("-7", -7), ("+7", 7), ("012", 12), ("0x1F", 31), ("0xff", 255), ("0o17", 15),
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), (#"!!int "5""#, 5),
        ])
    func wholeNumber(text: String, value: Int) throws {
        #expect(try views(of: text) == Views(kind: "a whole number", int: value, double: Double(value)))
    }

    @Test(
        "A number has a point, an exponent, a name or no room in Int",
        arguments: [
            ("1.5", 1.5), ("-.5", -0.5), ("5.", 5), ("1e3", 1000), ("1.5E-2", 0.015), ("+1.0", 1), (".inf", .infinity),
            ("-.INF", -.infinity), ("+.Inf", .infinity), ("18446744073709551616", 18_446_744_073_709_551_616),
            ("!!float 1", 1), ("1e999", .infinity),
        ] as [(String, Double)])
    func number(text: String, value: Double) throws {
        #expect(try views(of: text) == Views(kind: "a number", double: value))
    }

    @Test("Not-a-number is a number", arguments: [".nan", ".NaN", ".NAN"])
    func notANumber(text: String) throws {
        let views = try views(of: text)
        #expect(views.kind == "a number")
        #expect(views.double?.isNaN == true)
    }

    @Test(
        "Everything else without quotes is a string",
        arguments: [
            "yes", "no", "on", "off", "nULL", "tRUE", "1_000", "0x", "0x-1", "0o8", "-0x1", "1.2.3", "1e", ".", "+",
            "inf", "nan", "-.nan", "12a", "0b1", "12:30", "١٢", "hello world", ".e5", "Infinity", "0x1p3", "1e5.",
        ])
    func plainString(text: String) throws {
        #expect(try views(of: text) == Views(kind: "a string", string: text))
    }

    @Test(
        "Quotes, blocks and tags make strings of what would be something else",
        arguments: [
            (#""12""#, "12"), ("'true'", "true"), (#""""#, ""), ("|\n  12\n", "12\n"), ("!!str null", "null"),
            ("!custom 12", "12"), ("!!int abc", "abc"), (#"!!bool "yes""#, "yes"),
        ])
    func string(text: String, value: String) throws {
        #expect(try views(of: text) == Views(kind: "a string", string: value))
    }

    @Test(
        "A list and a map are nothing else",
        arguments: [("[1]", "a list"), ("{a: 1}", "a map"), ("[]", "a list")])
    func collections(text: String, kind: String) throws {
        #expect(try views(of: text) == Views(kind: kind))
    }

    @Test("The text of a scalar is what is written, leading zeros and all")
    func text() throws {
        let node = try YAMLNode.parse("- 012345\n- 1e5\n- [x]\n")
        #expect(node?.elements?.map(\.text) == ["012345", "1e5", nil])
    }
}
