import Synchronization
import ParlanceSystem

// The process stops or ends by a signal while a foot is shown: what the shell writes next must not stand among it.
extension TerminalWriter {
    /// Whose the terminal is.
    enum TerminalOwnership: Sendable {
        case ours
        /// The process stops: no foot is shown until it goes on in the foreground.
        case yielded
        /// The process goes on, perhaps in the background.
        case awaited
        /// The process ends: nothing is written any more.
        case ended
    }

    /// Yields the terminal and takes it again as signals come, for as long as the observation is held.
    func observeSignals() -> SignalWatcher.Observation {
        SignalWatcher.shared.observe(TerminalSignal.ends + [.stop, .continued]) { [weak self] signal in
            self?.handle(signal)
        }
    }

    /// Does what a signal asks for; on the thread that delivers it, not in its handler.
    func handle(_ signal: TerminalSignal) {
        switch signal {
        case .stop: yield(to: .yielded)
        case .continued: state.withLock { if $0.ownership == .yielded { $0.ownership = .awaited } }
        case .terminate, .hangup, .quit: yield(to: .ended)
        case .interrupt, .windowChange: break
        }
    }

    /// Leaves the cursor at the start of a line, with the terminal's own colors and no foot below it.
    private func yield(to ownership: TerminalOwnership) {
        // Whoever writes to a terminal that takes nothing holds the lock. The process stops or ends all the same.
        for _ in 0..<20 {
            let isDone: Void? = state.withLockIfAvailable { state in
                if state.ownership == .ours {
                    state.foot.status = []
                    let erasure = takeAwayFoot(&state)
                    if !erasure.isEmpty { send(synchronized(erasure), &state) }
                    // From here on no foot is drawn.
                    state.ownership = .yielded
                    // Also without a line break, the end of a text takes its looks back.
                    emit(isAtLineStart(state) ? .empty : .lineBreak, endsText: true, &state)
                }
                state.ownership = ownership
            }
            if isDone != nil { return }
            DetachedThread.sleep(milliseconds: 10)
        }
    }

    /// Whether a foot may be shown. One that was yielded comes back once the process is in the foreground again.
    func mayShowFoot(_ state: inout State) -> Bool {
        if state.ownership == .awaited, destination.isInForeground { state.ownership = .ours }
        return state.ownership == .ours
    }
}
