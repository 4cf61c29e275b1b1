/// Finds what somebody probably meant.
package enum NearestName {
    /// The candidates that are a slip of the finger away from a name, the nearest first.
    ///
    /// One edit is allowed for every three letters, at least one and at most three. A candidate that starts with the
    /// name counts as near, too.
    package static func matches(for name: String, in candidates: some Sequence<String>, limit: Int = 3) -> [String] {
        let wanted = name.lowercased()
        let allowed = min(3, max(1, wanted.count / 3))
        let scored = candidates.compactMap { candidate -> (name: String, distance: Int)? in
            let lowered = candidate.lowercased()
            if wanted.count >= 2, lowered.hasPrefix(wanted) { return (candidate, 0) }
            // So many letters at least are to be inserted or deleted; comparing texts of megabytes takes long.
            guard abs(wanted.count - lowered.count) <= allowed else { return nil }
            let distance = distance(wanted, lowered)
            return distance <= allowed ? (candidate, distance) : nil
        }
        let sorted = scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return sorted.prefix(limit).map(\.name)
    }

    /// The number of letters to insert, delete, replace or swap with their neighbor (optimal string alignment).
    package static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var best = min(previous[column] + 1, current[column - 1] + 1, substitution)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforePrevious[column - 2] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
