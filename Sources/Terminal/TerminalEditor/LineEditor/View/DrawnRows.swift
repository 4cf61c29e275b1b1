import Synchronization

/// The rows of a draft as they are shown, without what stands before the first, and without the cursor: each is drawn
/// when it is first seen.
final class DrawnRows: Sendable {
    private let rows: Mutex<[DrawnRow?]>

    /// Rows that nobody has seen yet.
    init(count: Int) {
        rows = Mutex(Array(repeating: nil, count: count))
    }

    /// Those of another draft, but for some in between.
    init(_ old: DrawnRows, head: Int, others: Int, tail: Int) {
        let old = old.rows.withLock(\.self)
        rows = Mutex(old.prefix(head) + Array(repeating: nil, count: others) + old.suffix(tail))
    }

    /// How many were drawn.
    var count: Int { rows.withLock { $0.count { $0 != nil } } }

    /// A row, drawn if it was not before.
    func row(_ index: Int, draw: () -> DrawnRow) -> DrawnRow {
        rows.withLock { rows in
            if let row = rows[index] { return row }
            let row = draw()
            rows[index] = row
            return row
        }
    }
}
