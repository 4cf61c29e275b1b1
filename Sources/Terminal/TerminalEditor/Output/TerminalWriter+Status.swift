import Synchronization

// The status: rows, mostly one, that stand in the foot below the text and are no part of the output.
extension TerminalWriter {
    /// The cells that a status may fill now. What is wider is cut.
    var statusRoom: Int { Foot.room(in: capabilities.columns()) }

    /// Takes the status over; what the owner before showed is erased.
    func beginStatus() -> Int {
        state.withLock { state in
            changeStatus(to: [], &state)
            state.foot.statusOwner += 1
            return state.foot.statusOwner
        }
    }

    /// Shows a status of one row; an empty one is none.
    func showStatus(_ text: StyledText, owner: Int) {
        showStatus(text.isEmpty ? [] : [text], owner: owner)
    }

    /// Shows a status in place of the one before; one without rows is none. While it has no place, as when the text
    /// just filled its row, it waits until it has one. Does nothing for a past owner, or where the cursor cannot be
    /// moved.
    ///
    /// - Parameter lines: Lines that are written, as every text is, in the same step; also for a past owner.
    func showStatus(_ rows: [StyledText], after lines: [StyledText] = [], owner: Int) {
        guard lines.isEmpty else {
            return write(lines.joined(separator: "\n"), status: capabilities.movesCursor ? (rows, owner) : nil)
        }
        guard capabilities.movesCursor else { return }
        state.withLock { state in
            guard state.foot.statusOwner == owner, mayShowFoot(&state) else { return }
            // Whether there is a status is told at once, what it says may wait.
            if state.foot.content != nil, state.foot.status.isEmpty == rows.isEmpty,
                rows != state.foot.status || state.foot.isBehind, !state.foot.pace.mayDraw(at: now())
            {
                state.foot.status = rows
                state.foot.isBehind = true
                return
            }
            changeStatus(to: rows, &state)
        }
    }

    /// Erases the status and takes the right to show one from its owner.
    func endStatus(owner: Int) {
        state.withLock { state in
            guard state.foot.statusOwner == owner else { return }
            state.foot.statusOwner += 1
            changeStatus(to: [], &state)
        }
    }

    private func changeStatus(to rows: [StyledText], _ state: inout State) {
        noticeWidth(&state)
        let isPresent = state.foot.shown.map { $0.size == size } ?? !state.foot.isWanted
        guard rows != state.foot.status || state.foot.isStale || state.foot.isBehind || !isPresent else { return }
        state.foot.status = rows
        // After a change of size the editor tells when the terminal has settled.
        if !isPresent, state.foot.shown?.rest == .inFoot { return }
        refreshFoot(&state)
    }
}
