/// Asks a terminal how it shows clusters of a kind, by the cursor's place before and after one (DSR 6, CPR).
struct ClusterQuestion {
    let kind: ClusterBehavior.Kind
    private let width: Int
    private var start: FootCell?

    /// Whether the second report has not come.
    private(set) var isOpen = true

    /// Nil if terminals agree on the piece, or were asked about its kind.
    init?(_ piece: ClusterPiece, asked: Set<ClusterBehavior.Kind>) {
        guard piece.text.unicodeScalars.count > 1, let character = piece.text.first,
            let kind = ClusterBehavior.kind(of: character), !asked.contains(kind)
        else { return nil }
        (self.kind, width) = (kind, piece.width)
    }

    /// Takes a report: nil if it does not settle the question, else whether the scalars take cells one by one.
    mutating func receive(_ report: FootCell, columns: Int) -> Bool? {
        guard let start else {
            start = report
            return nil
        }
        isOpen = false
        // In the last column the cursor of most terminals waits, and says nothing about widths.
        guard report.row == start.row, report.column > start.column, report.column < columns - 1 else { return nil }
        return report.column - start.column != width
    }
}
