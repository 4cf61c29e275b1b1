import CParlanceEditline

/// The meter beside the draft. libedit does not know of it: we write it while nothing else is drawn, and take it away
/// before libedit draws anything but text that is appended, since it shifts and skips cells that it believes empty.
extension EditlineSession {
    /// Measures the draft and shows the result, unless more of it is about to arrive.
    func updateMeter() {
        guard let meter, search == nil, !parser.isInsidePaste, !parser.isInsideEscape,
            !InputPoll.isReadable(configuration.input), currentSize == size
        else { return }
        let draft = draft
        let real = folded.unfold(draft.text)
        if measured?.draft != real { measured = (real, EditlineLock.withoutLock { meter(real) }) }
        let new = measured.flatMap { measured in
            firstRowEnd(of: draft).flatMap { ShownMeter(fitting: measured.text, columns: size.columns, rowEnd: $0) }
        }
        guard new != shownMeter else { return }
        guard let new else { return removeMeter() }
        let rowsAbove = cursorRow(of: draft)
        put(new.drawing(over: shownMeter, rowsAbove: rowsAbove, isDim: !prompt.style.isEmpty))
        shownMeter = new
        flush()
    }

    func removeMeter() {
        guard let shownMeter else { return }
        put(shownMeter.erasing(rowsAbove: cursorRow(of: draft)))
        self.shownMeter = nil
    }

    /// Whether the meter is in nobody's way while libedit draws the change.
    func meterCanStay(from old: Draft, to new: Draft) -> Bool {
        guard let shownMeter, old.text != new.text else { return true }
        guard old.after.isEmpty, new.after.isEmpty, new.before.hasPrefix(old.before) else { return false }
        return firstRowEnd(of: new).map(shownMeter.hasRoom) ?? false
    }

    /// How many rows the meter adds to the first line once the terminal has wrapped it anew at a new width.
    var rowsWrappedByMeter: Int {
        guard let shownMeter else { return 0 }
        return max(0, (shownMeter.end - 1) / size.columns - endOfFirstLine(draft).row)
    }

    /// The column after the first row's text, or nil if the text fills the row or its row is not on the screen.
    private func firstRowEnd(of draft: Draft) -> Int? {
        guard layout.rows(promptText, draft.text) <= size.rows else { return nil }
        let end = endOfFirstLine(draft)
        return end.row == 0 ? end.column : nil
    }

    private func endOfFirstLine(_ draft: Draft) -> DraftLayout.Position {
        layout.position(after: String(draft.text.prefix { $0 != "\n" }), from: layout.position(after: promptText))
    }

    private func cursorRow(of draft: Draft) -> Int {
        layout.position(after: draft.before, from: layout.position(after: promptText)).row
    }
}
