/// A value for each role that has one.
///
/// An array behind a small door, and no dictionary: the first use of a dictionary of a type of ours costs the start of the
/// program a search for its `Hashable` among all conformances.
package struct RoleTable<Value> {
    /// By the role's place in `TextStyle.allCases`.
    private var values: [Value?]

    /// An empty table.
    init() {
        values = Array(repeating: nil, count: TextStyle.allCases.count)
    }

    /// The roles that have a value, in their order.
    package var roles: [TextStyle] { TextStyle.allCases.filter { self[$0] != nil } }

    /// The value of a role; `nil` for none.
    package subscript(role: TextStyle) -> Value? {
        get { values[role.rawValue] }
        set { values[role.rawValue] = newValue }
    }

    /// The table with other values for the same roles.
    func mapValues<Other>(_ transform: (Value) -> Other) -> RoleTable<Other> {
        var table = RoleTable<Other>()
        for role in TextStyle.allCases { table[role] = self[role].map(transform) }
        return table
    }
}

extension RoleTable: ExpressibleByDictionaryLiteral {
    /// The table that a literal spells out; of a role that it has twice, the last value counts.
    package init(dictionaryLiteral elements: (TextStyle, Value)...) {
        self.init()
        for (role, value) in elements { self[role] = value }
    }
}

extension RoleTable: Equatable where Value: Equatable {}
extension RoleTable: Hashable where Value: Hashable {}
extension RoleTable: Sendable where Value: Sendable {}
