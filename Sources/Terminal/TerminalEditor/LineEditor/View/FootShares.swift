/// How the rows of the foot are shared among its parts.
struct FootShares: Sendable, Hashable {
    /// The parts, from the top.
    enum Part: Int, CaseIterable, Sendable {
        case panel, status, notice, queue, draft, candidates, picker, ledger
    }

    private let wishes: [Int]
    private let rows: Int
    private var shares: [Int]
    private var left: Int

    /// Shares so many rows.
    ///
    /// - Parameter wishes: The rows that each part would take, in the order of the parts.
    init(_ rows: Int, wishes: [Int]) {
        self.wishes = wishes
        self.rows = rows
        shares = wishes.map { _ in 0 }
        left = max(1, rows)
        share()
    }

    subscript(part: Part) -> Int { shares[part.rawValue] }

    private mutating func share() {
        let isPicking = wishes[Part.picker.rawValue] > 0
        // The cursor first: it is in the picker while there is one.
        give(isPicking ? .picker : .draft, isPicking ? 2 : 1)
        give(.status, rows)
        give(.queue, 1)
        give(.notice, 1)
        give(.draft, 1)
        give(.picker, max(4, rows / 2))
        give(.candidates, max(3, rows / 2))
        // A row for the meter, and one of what stands around the cursor.
        give(.draft, max(3, rows / 3))
        give(.queue, rows)
        give(.panel, max(1, rows / 2))
        give(.ledger, rows)
        give(.draft, rows)
    }

    /// Gives a part what it wishes, at most so many rows in all.
    private mutating func give(_ part: Part, _ limit: Int) {
        let more = max(0, min(min(wishes[part.rawValue], limit) - self[part], left))
        shares[part.rawValue] += more
        left -= more
    }
}
