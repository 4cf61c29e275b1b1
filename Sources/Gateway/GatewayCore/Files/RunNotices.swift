import Synchronization

/// What a person should know of the keys of a run, each sentence once. It is shared by the copies of a factory.
public final class RunNotices: Sendable {
    private struct State {
        var known: Set<String> = []
        var waiting: [String] = []
    }

    private let state = Mutex(State())

    /// Keeps a sentence until it is taken, unless it was kept before.
    func add(_ sentence: String?) {
        guard let sentence else { return }
        state.withLock { state in
            if state.known.insert(sentence).inserted { state.waiting.append(sentence) }
        }
    }

    /// The sentences that came since the last call.
    public func drain() -> [String] {
        state.withLock { state in
            let sentences = state.waiting
            state.waiting = []
            return sentences
        }
    }
}
