/// A property of Unicode scalars that `\p{…}` can name.
enum UnicodeProperty: Sendable {
    case any
    case ascii
    case assigned
    case categories(Set<Unicode.GeneralCategory>)
    case binary(@Sendable (Unicode.Scalar.Properties) -> Bool)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any: true
        case .ascii: scalar.isASCII
        case .assigned: scalar.properties.generalCategory != .unassigned
        case .categories(let categories): categories.contains(scalar.properties.generalCategory)
        case .binary(let test): test(scalar.properties)
        }
    }

    /// The property with a name as between the braces of `\p{…}`: `L`, `Letter`, `gc=Lu`, `Alphabetic`. Unlike other
    /// engines, ECMA-262 wants capitals and low lines exactly as Unicode's lists of aliases have them.
    init?(named name: String) {
        if let equals = name.firstIndex(of: "=") {
            guard ["General_Category", "gc"].contains(name[..<equals]) else { return nil }
            guard let categories = Self.generalCategories(String(name[name.index(after: equals)...])) else {
                return nil
            }
            self = .categories(categories)
            return
        }
        switch name {
        case "Any": self = .any
        case "ASCII": self = .ascii
        case "Assigned": self = .assigned
        default:
            if let categories = Self.generalCategories(name) {
                self = .categories(categories)
            } else if let test = Self.binary[name] {
                self = .binary(test)
            } else {
                return nil
            }
        }
    }
}
