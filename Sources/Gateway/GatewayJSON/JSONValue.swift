/// Any value that JSON can hold.
///
/// Two values are equal when JSON Schema calls them equal: `1` equals `1.0`, objects ignore the order of their keys,
/// and strings are compared by code points, so `"é"` in one code point differs from `"é"` in two.
public enum JSONValue: Sendable {
    /// The JSON literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number written without fraction and exponent that fits into `Int`.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// Text.
    case string(String)
    /// An ordered list of values.
    case array([JSONValue])
    /// Keys and values, in the order in which they were written.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    /// Compares by JSON Schema's rule; see the type's own description.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.integer(let integer), .number(let number)), (.number(let number), .integer(let integer)):
            number.exactInteger == integer
        case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// Hashes so that equal values, `1` and `1.0` among them, hash alike.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0 as UInt8)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .number(let value):
            if let integer = value.exactInteger { hasher.combine(integer) } else { hasher.combine(value) }
        case .string(let value): value.hashCodePoints(into: &hasher)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as compact JSON text.
    public var description: String { serialized() }
}
