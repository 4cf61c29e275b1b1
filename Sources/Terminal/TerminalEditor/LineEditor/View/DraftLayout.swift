/// The rows of a draft behind a label.
struct DraftLayout {
    let scanner: DraftScanner
    let rows: [DraftRow]
    /// How they look.
    let drawn: DrawnRows
    /// The column of the first character: behind the label.
    private let column: Int

    /// Breaks a draft into rows.
    ///
    /// - Parameter old: Another layout, whose rows are taken where they would be the same.
    init(_ scanner: DraftScanner, behind column: Int, like old: DraftLayout? = nil) {
        (self.scanner, self.column) = (scanner, column)
        if let old, old.column == column, old.cuts(like: scanner) {
            let change = Self.change(of: old, to: scanner)
            let tail = old.rows.suffix(change.tail).map { $0.moved(by: change.shift) }
            let rows = Array(old.rows[..<change.head]) + change.rows + tail
            if !Self.isCutBelowLabel(rows) {
                drawn = DrawnRows(old.drawn, head: change.head, others: change.rows.count, tail: change.tail)
                self.rows = rows
                return
            }
        }
        let rows = Self.rows(of: scanner, behind: column, leavesLabel: true)
        let isCut = Self.isCutBelowLabel(rows)
        self.rows = isCut ? Self.rows(of: scanner, behind: column, leavesLabel: false) : rows
        drawn = DrawnRows(count: self.rows.count)
    }

    /// Whether the first word leaves the label alone and is wider than a row: it is cut anyway, then beside the label
    /// already.
    private static func isCutBelowLabel(_ rows: [DraftRow]) -> Bool {
        rows.count > 1 && rows[0].end == 0 && rows[1].start == 0 && rows[1].isCut
    }

    /// Whether a scanner makes the same of the same text.
    func cuts(like other: DraftScanner) -> Bool { scanner.room == other.room && scanner.clusters == other.clusters }

    /// - Parameter leavesLabel: Whether a first word that has no room beside the label begins the next row.
    private static func rows(of scanner: DraftScanner, behind column: Int, leavesLabel: Bool) -> [DraftRow] {
        var breaker = RowBreaker(room: scanner.room, column: column, leavesLabel: leavesLabel)
        scanner.scan { unit in
            breaker.add(unit)
            return true
        }
        return breaker.finish(at: scanner.count)
    }

    /// What makes the rows of a draft those of another one.
    private struct Change {
        /// So many rows stay at the start.
        var head: Int
        /// The rows behind them.
        var rows: [DraftRow]
        /// So many rows stay at the end.
        var tail = 0
        /// They have so many more bytes before them.
        var shift: Int
    }

    /// Finds the rows that change.
    ///
    /// A row depends on the text up to the first word of the next one, and on nothing before it. So the rows before a
    /// change stay, but for the two before it; and so do those behind it, from one on that begins where one began.
    ///
    private static func change(of old: DraftLayout, to scanner: DraftScanner) -> Change {
        let head = old.firstToChange(at: scanner.commonStart(with: old.scanner))
        let shift = scanner.count - old.scanner.count
        // Behind both cursors, where both texts are the same.
        let alike = max(
            scanner.count - scanner.commonEnd(with: old.scanner), scanner.cursor + 1, old.scanner.cursor + 1 + shift)
        var start = old.rows[head].start
        var breaker =
            head == 0
            ? RowBreaker(room: scanner.room, column: old.column, leavesLabel: true)
            : RowBreaker(room: scanner.room, beginningAt: start)
        var tail: Int?
        scanner.scan(from: start) { unit in
            breaker.add(unit)
            guard breaker.start != start else { return true }
            start = breaker.start
            if start >= alike, breaker.beginsCluster { tail = old.rowCount(from: start - shift) }
            return tail == nil
        }
        guard let tail else { return Change(head: head, rows: breaker.finish(at: scanner.count), shift: shift) }
        return Change(head: head, rows: breaker.finished, tail: tail, shift: shift)
    }

    /// The first row that a change at a place may change: the first one, too, where that may be the second, as both
    /// depend on the label.
    private func firstToChange(at place: Int) -> Int {
        func row(at place: Int) -> Int { rows.lastIndex { $0.start <= place } ?? 0 }
        // A cluster that takes several rows is another one when it grows.
        var first = row(at: min(place, rows[row(at: place)].clusterStart)) - 2
        while first > 1, rows[first].start != rows[first].clusterStart { first -= 1 }
        return first > 1 ? first : 0
    }

    /// How many rows there are from one on that begins at a place; `nil` where none does.
    private func rowCount(from place: Int) -> Int? {
        guard let index = rows.lastIndex(where: { $0.start <= place }), index > 0, rows[index].start == place,
            rows[index].clusterStart == place
        else { return nil }
        return rows.count - index
    }
}

extension DraftRow {
    /// The same row of a text that has so many more bytes before it.
    fileprivate func moved(by count: Int) -> DraftRow {
        var row = self
        row.start += count
        row.clusterStart += count
        row.end += count
        return row
    }
}
