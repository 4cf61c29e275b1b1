import GatewayJSON

/// The type names of JSON Schema (validation, section 6.1.1).
enum JSONType: String, Sendable, CaseIterable {
    case null, boolean, integer, number, string, array, object

    func contains(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.null, .null), (.boolean, .bool), (.string, .string), (.array, .array), (.object, .object): true
        case (.number, .integer), (.number, .number), (.integer, .integer): true
        case (.integer, .number): JSONNumber(value)?.isInteger ?? false
        default: false
        }
    }

    /// The name as it stands in a sentence.
    var phrase: String {
        switch self {
        case .null: "null"
        case .integer, .array, .object: "an \(rawValue)"
        case .boolean, .number, .string: "a \(rawValue)"
        }
    }
}
