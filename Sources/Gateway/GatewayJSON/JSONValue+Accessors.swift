extension JSONValue {
    /// Whether the value is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The truth value, or nil for another kind.
    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The whole number, or nil for another kind. `2.0` counts as 2; `2.5` and numbers outside of `Int` give nil.
    public var intValue: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): value.exactInteger
        default: nil
        }
    }

    /// The number, rounded to the nearest `Double` when it is a very large integer, or nil for another kind.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The text, or nil for another kind.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The items, or nil for another kind.
    public var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The keys and values, or nil for another kind.
    public var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The value of a key, or nil when there is no such key or the value is not an object.
    public subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The item at a position, or nil when there is no such position or the value is not an array.
    public subscript(index: Int) -> JSONValue? {
        if case .array(let array) = self, array.indices.contains(index) { array[index] } else { nil }
    }
}
