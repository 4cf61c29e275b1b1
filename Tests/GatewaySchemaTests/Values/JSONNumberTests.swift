import GatewayJSON
import Testing

@testable import GatewaySchema

@Suite struct JSONNumberTests {
    @Test(
        "Divisibility is decided in decimal, without rounding",
        arguments: [
            ("10", "2", true), ("7", "2", false), ("-9", "3", true), ("0", "1.5", true), ("4.5", "1.5", true),
            ("35", "1.5", false), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("19.99", "0.01", true),
            ("1e308", "0.5", true), ("1e308", "0.123456789", false), ("12391239123", "1e-8", true),
            ("1", "1e300", false), ("1e300", "1e300", true), ("9007199254740993", "2.0", false),
            ("9223372036854775807", "0.1", true), ("0.1", "9223372036854775807", false), ("3e-320", "1e-320", true),
        ])
    func multiples(dividend: String, divisor: String, expected: Bool) throws {
        let dividend = try #require(JSONNumber(JSONValue(parsing: dividend)))
        let divisor = try #require(JSONNumber(JSONValue(parsing: divisor)))
        #expect(dividend.isMultiple(of: divisor) == expected)
    }

    @Test(
        "Comparison is exact between integers and doubles",
        arguments: [
            ("1", "2", true), ("2", "1.5", false), ("1.5", "2", true),
            ("9223372036854775807", "9223372036854775808", true),
            ("9223372036854775808", "9223372036854775807", false), ("-1e300", "-9223372036854775808", true),
            ("9007199254740993", "9007199254740992.0", false), ("9007199254740992.0", "9007199254740993", true),
            ("1.0", "1", false), ("1", "1.0", false),
        ])
    func comparison(left: String, right: String, expected: Bool) throws {
        let left = try #require(JSONNumber(JSONValue(parsing: left)))
        let right = try #require(JSONNumber(JSONValue(parsing: right)))
        #expect((left < right) == expected)
    }

    @Test(
        "Whole doubles are integers, however large",
        arguments: [("1.0", true), ("1.5", false), ("1e300", true), ("-1e19", true)])
    func integers(text: String, expected: Bool) throws {
        #expect(try #require(JSONNumber(JSONValue(parsing: text))).isInteger == expected)
    }
}
