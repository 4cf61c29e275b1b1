import Synchronization

// The size of the window changes while the cursor rests in the foot.
extension TerminalWriter {
    /// Whether a report of the cursor's place would tell where the foot is, after a change of size.
    func needsCursorReport() -> Bool {
        state.withLock { state in
            guard let shown = state.foot.shown, shown.rest == .inFoot, shown.size.columns != size.columns else {
                return false
            }
            return FootReflow(of: shown, at: size.columns).isToldByReport
        }
    }

    /// Draws the foot for the present size, in place of what the terminal has made of it.
    ///
    /// - Parameter report: Where the cursor is, if it was asked for.
    func adoptSize(_ report: FootCell?) {
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            noticeWidth(&state)
            if let report, let shown = state.foot.shown, shown.rest == .inFoot, shown.size.columns != size.columns {
                let reflow = FootReflow(of: shown, at: size.columns)
                state.foot.rewraps = reflow.rewraps(byColumn: report.column) ?? state.foot.rewraps
                state.foot.cursorColumn = report.column
            }
            refreshFoot(&state)
            state.foot.cursorColumn = nil
        }
    }

    /// The rows between the first one of the foot and the cursor that rests in it, whatever has become of them.
    func rowsAboveCursor(of shown: ShownFoot, _ state: State) -> Int {
        guard shown.size.columns != size.columns else { return shown.cursor.row }
        let rewraps = state.foot.rewraps ?? capabilities.rewraps
        return FootReflow(of: shown, at: size.columns).rowsAbove(rewraps: rewraps, column: state.foot.cursorColumn)
    }
}
