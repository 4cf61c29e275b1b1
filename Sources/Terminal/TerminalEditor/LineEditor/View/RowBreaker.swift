/// Breaks a draft into rows: at its line breaks, behind spaces, between ideographs, and inside a word that is wider
/// than a row.
///
/// Spaces never begin a row: those that have no room hang behind its end, unseen. So a row is as wide as its room at
/// most, and one more cell behind that is for the cursor.
struct RowBreaker {
    private struct Place {
        var start: Int
        var clusterStart: Int
        var column: Int
    }

    private let room: Int
    /// The rows that are whole.
    private(set) var finished: [DraftRow] = []
    private var row: DraftRow
    private var column: Int
    /// The last place at which the row may end.
    private var mark: Place?
    /// What the next character stands beside; nil at the start of a row and behind a space.
    private var last: Unicode.Scalar?
    private var followsSpace = false

    /// Begins behind a label.
    ///
    /// - Parameters:
    ///   - room: The cells of a row.
    ///   - column: The column of the first character.
    ///   - leavesLabel: Whether a first word that has no room beside the label begins the next row.
    init(room: Int, column: Int, leavesLabel: Bool) {
        self.room = room
        self.column = column
        row = DraftRow(start: 0, clusterStart: 0, column: column, end: 0)
        if leavesLabel, column > 0 { mark = Place(start: 0, clusterStart: 0, column: column) }
    }

    /// Begins with a row that is not the first.
    ///
    /// - Parameter start: Where the row begins, with a whole cluster.
    init(room: Int, beginningAt start: Int) {
        self.room = room
        column = 0
        row = DraftRow(start: start, clusterStart: start, column: 0, end: start)
    }

    /// Where the present row begins.
    var start: Int { row.start }
    /// Whether it begins with a whole cluster.
    var beginsCluster: Bool { row.start == row.clusterStart }

    mutating func add(_ unit: DraftUnit) {
        switch unit.content {
        case .lineBreak:
            end(at: unit.start)
            begin(at: unit.end, unit.end)
        case .space, .tab:
            column = unit.advanced(column, room: room)
            (last, followsSpace) = (nil, true)
        case .scalar, .cluster, .piece:
            place(unit)
        }
    }

    /// The rows, once the whole draft was added.
    mutating func finish(at end: Int) -> [DraftRow] {
        self.end(at: end)
        return finished
    }

    private mutating func place(_ unit: DraftUnit) {
        if unit.start > row.start, mayBreak(before: unit) {
            mark = Place(start: unit.start, clusterStart: unit.clusterStart, column: column)
        }
        if column + unit.width > room, let mark {
            let moved = column - mark.column
            end(at: mark.start)
            begin(at: mark.start, mark.clusterStart)
            column = moved
        }
        if column + unit.width > room, column > 0 {
            end(at: unit.start, isCut: true)
            begin(at: unit.start, unit.clusterStart)
        }
        column += unit.width
        (last, followsSpace) = (unit.lastScalar, false)
    }

    private func mayBreak(before unit: DraftUnit) -> Bool {
        if followsSpace { return true }
        guard let last, let first = unit.firstScalar, last.value >= 0x80 || first.value >= 0x80 else { return false }
        return BreakRules.canBreak(last, first)
    }

    private mutating func end(at end: Int, isCut: Bool = false) {
        row.end = end
        row.isCut = isCut
        finished.append(row)
    }

    private mutating func begin(at start: Int, _ clusterStart: Int) {
        row = DraftRow(start: start, clusterStart: clusterStart, column: 0, end: start)
        (column, mark, last, followsSpace) = (0, nil, nil, false)
    }
}
