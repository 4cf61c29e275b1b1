import Synchronization
import TerminalEditor
import TestSupport

/// Reads one line after the other, and keeps them until they are asked for. While it pauses, nobody reads.
final class FuzzReads: Sendable {
    static let prompt = LinePrompt("fuzz › ", role: .accent)

    private struct State {
        var isStopped = false
        var pausesAfterNext = false
        var isPaused = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let lines = Mailbox<LineInput>()
    private let state = Mutex(State())

    init(_ reader: EditlineReader, aids: LineAids) {
        Task { [weak self] in
            while let self, await self.mayRead() {
                let line = await reader.readLine(Self.prompt, aids: aids)
                self.change { state in
                    if state.pausesAfterNext { (state.pausesAfterNext, state.isPaused) = (false, true) }
                }
                self.lines.put(line)
            }
        }
    }

    /// The next line, or nil if none comes in time.
    func next(within time: Duration) async -> LineInput? {
        try? await lines.next(timeout: time, waitingFor: "a line")
    }

    /// Has nobody read after the next line.
    func pause() { change { $0.pausesAfterNext = true } }

    func resume() { change { $0.isPaused = false } }

    func stop() { change { $0.isStopped = true } }

    private func change(_ body: @Sendable (inout State) -> Void) {
        let waiter: (CheckedContinuation<Bool, Never>, Bool)? = state.withLock { state in
            body(&state)
            guard state.isStopped || !state.isPaused, let waiter = state.waiter else { return nil }
            state.waiter = nil
            return (waiter, !state.isStopped)
        }
        if let (waiter, mayRead) = waiter { waiter.resume(returning: mayRead) }
    }

    private func mayRead() async -> Bool {
        await withCheckedContinuation { waiter in
            let answer: Bool? = state.withLock { state in
                if state.isStopped { return false }
                if !state.isPaused { return true }
                state.waiter = waiter
                return nil
            }
            if let answer { waiter.resume(returning: answer) }
        }
    }
}
