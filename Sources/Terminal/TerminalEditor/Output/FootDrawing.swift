/// The output that brings the foot on the screen to another one.
struct FootDrawing: Sendable {
    private(set) var output: TerminalText
    /// Whether it is so little that no reader can see it half done.
    private(set) var isSingle = false

    /// Nothing.
    static let none = FootDrawing(output: TerminalText(), isSingle: true)

    /// Takes a foot away, or nothing.
    static func erasing(_ erasure: TerminalText) -> FootDrawing {
        FootDrawing(output: erasure, isSingle: erasure.isEmpty)
    }

    /// The same once the cursor has been moved.
    func after(_ approach: TerminalText) -> FootDrawing {
        FootDrawing(output: approach + output, isSingle: isSingle)
    }

    private init(output: TerminalText, isSingle: Bool) {
        self.output = output
        self.isSingle = isSingle
    }

    /// Draws a foot from nothing, and erases what may have been there.
    ///
    /// - Parameters:
    ///   - pen: How the text goes on.
    ///   - keepsErased: See ``TerminalCapabilities/keepsErased``.
    init(_ foot: ShownFoot, pen: Pen, keepsErased: Bool) {
        var painter = FootPainter(row: foot.place == .here ? 0 : -1, column: nil, pen: pen)
        // What is erased and scrolled in takes the background that is set.
        painter.resetPen()
        painter.put(foot.place == .here ? ShownFoot.erasureOfRows(keepsErased: keepsErased) : TerminalText(.eraseBelow))
        if foot.rest == .atText {
            // First down and up, so that the place that is saved is true also when the screen had to scroll.
            let descent = foot.rows.count - (foot.place == .here ? 1 : 0)
            painter.descend(descent)
            painter.move(toRow: foot.place == .here ? 0 : -1)
            painter.save()
            if foot.place == .below { painter.beginNextRow() }
        }
        // The terminal may be narrower than it says: tmux tells of a new width late.
        painter.put(.autowrap(false))
        for (index, row) in foot.rows.enumerated() {
            if index > 0 {
                painter.resetPen()
                painter.beginNextRow()
            }
            painter.write(row.cells)
        }
        painter.resetPen()
        painter.put(.autowrap(true))
        output = Self.ending(painter, foot, pen).output
    }

    /// Makes the foot on the screen another one that stands in the same place.
    ///
    /// - Parameter clearsErased: Whether no cells may be left that were filled and then erased one by one.
    init(from old: ShownFoot, to new: ShownFoot, pen: Pen, clearsErased: Bool) {
        var painter = old.painter(pen)
        let changes = new.rows.indices.map { index in
            FootDifference(
                from: index < old.rows.count ? old.rows[index] : .blank, to: new.rows[index],
                clearsErased: clearsErased && new.rest == .inFoot)
        }
        let added = new.rows.count - old.rows.count
        let isChanged = added != 0 || !changes.allSatisfy(\.isEmpty)
        let home = new.place == .here ? 0 : -1
        if old.rest != new.rest { painter.resetPen() }
        if old.rest == .inFoot, new.rest == .atText { painter.move(to: FootCell(row: 0, column: 0)) }
        guard isChanged else {
            if new.rest == .inFoot { painter.move(to: new.cursor) }
            self.init(output: painter.output, isSingle: true)
            return
        }
        if added > 0 {
            painter.resetPen()
            painter.move(toRow: old.rows.count - 1)
            painter.descend(added)
        }
        if new.rest == .atText {
            painter.move(toRow: home)
            painter.save()
        }
        let mayWrap = changes.contains(where: \.mayWrap)
        if mayWrap { painter.put(.autowrap(false)) }
        for (index, change) in changes.enumerated() {
            Self.apply(change, row: index, cells: new.rows[index].cells, &painter)
        }
        if added < 0, let last = new.rows.last {
            painter.move(to: FootCell(row: new.rows.count - 1, column: last.cells.count))
            painter.erase(.eraseBelow)
        }
        if mayWrap { painter.put(.autowrap(true)) }
        let parts = changes.reduce(0) { $0 + $1.parts }
        self.init(output: Self.ending(painter, new, pen).output, isSingle: added == 0 && parts == 1)
    }

    /// Writes a text between two questions for the cursor's place, where the cursor's row in the foot begins, and that
    /// row anew.
    static func probe(_ text: String, in foot: ShownFoot, pen: Pen) -> TerminalText {
        var painter = foot.painter(pen)
        if foot.rest == .atText { painter.save() }
        painter.resetPen()
        let row = foot.cursor.row
        painter.move(to: FootCell(row: row, column: 0))
        painter.probe(TerminalText(cleaningLine: text))
        painter.put(.autowrap(false))
        painter.move(to: FootCell(row: row, column: 0))
        painter.write(foot.rows[row].cells)
        painter.erase(.eraseLine)
        painter.put(.autowrap(true))
        return ending(painter, foot, pen).output
    }

    private static func apply(
        _ change: FootDifference, row: Int, cells: [FootCells.Cell], _ painter: inout FootPainter
    ) {
        if change.isAnew {
            painter.move(to: FootCell(row: row, column: 0))
            painter.erase(.eraseLine)
        }
        for run in change.runs {
            painter.move(to: FootCell(row: row, column: run.lowerBound))
            painter.write(cells[run])
        }
        if let erasure = change.erasure {
            painter.move(to: FootCell(row: row, column: erasure))
            painter.erase(.eraseLine)
        }
    }

    private static func ending(_ painter: FootPainter, _ foot: ShownFoot, _ pen: Pen) -> FootPainter {
        var painter = painter
        if foot.rest == .atText {
            painter.restore(pen)
        } else {
            painter.resetPen()
            painter.move(to: foot.cursor)
        }
        return painter
    }
}
