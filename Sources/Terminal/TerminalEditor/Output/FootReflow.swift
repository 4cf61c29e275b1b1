/// Where the cursor that rests in the foot may be once the terminal has another width.
///
/// Most terminals wrap rows that are too wide anew, and the cursor goes with its cell. Others cut them, and the cursor
/// stays in its row. Where both come to the same number of rows above the cursor it does not matter; else the column
/// may tell.
struct FootReflow: Sendable, Hashable {
    /// With rows wrapped anew; in a row that is just full, some terminals leave the cursor in it, others do not.
    private var rewrapped: [FootCell]
    private var cut: FootCell

    /// The places of a cursor, counted from the first row of the foot.
    init(of foot: ShownFoot, at columns: Int) {
        let cursor = foot.cursor
        let above = foot.rows.prefix(cursor.row).reduce(0) { $0 + $1.rewrapped(at: columns).rows }
        var place = foot.rows[cursor.row].rewrapped(at: columns, place: cursor.column).place
        place.row += above
        if place.column >= columns {
            rewrapped = [
                FootCell(row: place.row, column: columns - 1), FootCell(row: place.row + 1, column: 0),
            ]
        } else {
            rewrapped = [place]
        }
        cut = FootCell(row: cursor.row, column: min(cursor.column, columns - 1))
    }

    /// Whether it matters what the terminal did, and the cursor's column tells.
    var isToldByReport: Bool {
        rewrapped.contains { $0.row != cut.row && $0.column != cut.column } || rewrapped.count > 1
    }

    /// What a terminal did whose cursor is in this column; nil where that tells nothing.
    func rewraps(byColumn column: Int) -> Bool? {
        let isRewrapped = rewrapped.contains { $0.column == column }
        // A window that was narrower for a moment has pushed the cursor farther to the left.
        let isCut = column == cut.column
        return isRewrapped == isCut ? nil : isRewrapped
    }

    /// The rows above the cursor; rather too few than too many, as what is above the foot must not be erased.
    ///
    /// - Parameter column: That of the cursor, where it is known.
    func rowsAbove(rewraps: Bool, column: Int? = nil) -> Int {
        guard rewraps else { return cut.row }
        return rewrapped.first { $0.column == column }?.row ?? rewrapped[0].row
    }
}
