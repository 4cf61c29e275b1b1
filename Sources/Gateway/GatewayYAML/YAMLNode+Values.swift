/// Typed views by the core schema of YAML 1.2.2 (section 10.3), where `yes`, `on` and `0777` mean nothing special.
extension YAMLNode {
    /// The text of a scalar as it is written, whatever it resolves to: `012345` stays `012345`; `nil` for list and map.
    package var text: String? { scalar?.text }

    /// Whether this is null: `null`, `Null`, `NULL`, `~` or nothing at all.
    package var isNull: Bool { resolution == .null }

    /// The value of `true`, `True`, `TRUE`, `false`, `False` or `FALSE`; `nil` for anything else.
    package var boolValue: Bool? {
        guard case .boolean(let value) = resolution else { return nil }
        return value
    }

    /// The value of a whole number, decimal, `0x` or `0o`, that fits `Int`; `nil` for anything else.
    package var intValue: Int? {
        guard case .integer(let value) = resolution else { return nil }
        return value
    }

    /// The value of a number, whole or not, `.inf` and `.nan` included; `nil` for anything else.
    package var doubleValue: Double? {
        switch resolution {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The text of a scalar that is a string: every quoted one, and a plain one that is nothing else; `nil` otherwise.
    package var stringValue: String? { resolution == .string ? text : nil }

    /// What the node is, for an error sentence: "a string", "a whole number", "a number", "a boolean", "null", "a list" or
    /// "a map".
    package var kindName: String {
        switch content {
        case .sequence: return "a list"
        case .mapping: return "a map"
        case .scalar(let scalar):
            switch scalar.resolution {
            case .null: return "null"
            case .boolean: return "a boolean"
            case .integer: return "a whole number"
            case .number: return "a number"
            case .string: return "a string"
            }
        }
    }

    private var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    private var resolution: YAMLScalar.Resolution? { scalar?.resolution }
}
