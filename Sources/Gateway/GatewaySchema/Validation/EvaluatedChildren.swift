/// Which items or properties of one value have been looked at by some keyword, for `unevaluatedItems` and
/// `unevaluatedProperties`. Properties count by their position in the object.
struct EvaluatedChildren {
    private var areAll = false
    private var positions: Set<Int> = []

    /// All children of the value.
    static let all: EvaluatedChildren = {
        var all = EvaluatedChildren()
        all.areAll = true
        return all
    }()

    func contains(_ position: Int) -> Bool {
        areAll || positions.contains(position)
    }

    mutating func insert(_ position: Int) {
        positions.insert(position)
    }

    mutating func formUnion(_ other: EvaluatedChildren) {
        if other.areAll { areAll = true }
        if positions.isEmpty { positions = other.positions } else { positions.formUnion(other.positions) }
    }
}
