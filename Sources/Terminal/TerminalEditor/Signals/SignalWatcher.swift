import ParlanceSystem
import Synchronization

/// Delivers signals to ordinary code.
///
/// A thread reads them from a ``SignalPipe`` and calls the observers. After
/// SIGTERM, SIGHUP and SIGQUIT, and after a SIGINT that nobody observes, every terminal is restored and the process
/// ends of that signal. After SIGTSTP they are restored, too, the process stops, and the observers are told when it goes
/// on. A signal that was ignored when the program started (`nohup`) stays ignored.
package final class SignalWatcher: Sendable {
    /// The watcher of this process. Signals belong to the whole process, so there is only one.
    package static let shared = SignalWatcher()

    /// Keeps an observer registered; it ends when this is cancelled or released.
    package final class Observation: Sendable {
        private let number: UInt64

        fileprivate init(number: UInt64) { self.number = number }

        deinit { cancel() }

        /// Ends the observation.
        package func cancel() { SignalWatcher.shared.removeObserver(number) }
    }

    // Few of each, so arrays do: see ``RoleTable`` for what a set or a dictionary would cost at the start.
    private struct Observer {
        var number: UInt64
        var signals: [TerminalSignal]
        var handler: @Sendable (TerminalSignal) -> Void
    }

    private struct State {
        var pipe: SignalPipe?
        var installed: [TerminalSignal] = []
        /// In the order in which they are told.
        var observers: [Observer] = []
        var nextNumber: UInt64 = 0
    }

    private let state = Mutex(State())

    private init() {}

    /// Calls the handler, on the watcher's thread, for each of the signals until the observation ends.
    package func observe(
        _ signals: [TerminalSignal], handler: @escaping @Sendable (TerminalSignal) -> Void
    ) -> Observation {
        let number = state.withLock { state in
            state.nextNumber += 1
            state.observers.append(Observer(number: state.nextNumber, signals: signals, handler: handler))
            install(signals, in: &state)
            return state.nextNumber
        }
        return Observation(number: number)
    }

    /// Calls the handler for every Ctrl-C while the operation runs, instead of ending the process.
    ///
    /// Works with and without a line editor. A program that stops because of Ctrl-C exits with code 130 by convention.
    package func withInterruptHandler<R>(
        isolation: isolated (any Actor)? = #isolation,
        _ handler: @escaping @Sendable () -> Void,
        operation: () async throws -> R
    ) async rethrows -> R {
        let observation = observe([.interrupt]) { _ in handler() }
        defer { observation.cancel() }
        return try await operation()
    }

    /// Catches the signals even while nobody observes them, so that terminals are restored before the process ends.
    func install(_ signals: [TerminalSignal]) {
        state.withLock { install(signals, in: &$0) }
    }

    private func removeObserver(_ number: UInt64) {
        // The observer is released after the lock: what it holds may end observations of its own.
        _ = state.withLock { state in
            state.observers.firstIndex { $0.number == number }.map { state.observers.remove(at: $0) }
        }
    }

    private func install(_ signals: [TerminalSignal], in state: inout State) {
        if state.pipe == nil {
            guard let pipe = SignalPipe(), DetachedThread.start({ Self.dispatch(from: pipe) }) else { return }
            pipe.begin()
            state.pipe = pipe
        }
        guard let pipe = state.pipe else { return }
        for signal in signals where !state.installed.contains(signal) {
            let mayStayIgnored = signal != .windowChange && signal != .continued
            if pipe.take(signal.signal, staysIgnored: mayStayIgnored) { state.installed.append(signal) }
        }
    }

    private static func dispatch(from pipe: SignalPipe) {
        while let next = pipe.next() {
            if let signal = TerminalSignal(next) { shared.deliver(signal) }
        }
    }

    /// Does what a signal would, for a key that the terminal has not made one of.
    func simulate(_ signal: TerminalSignal) { deliver(signal) }

    private func deliver(_ signal: TerminalSignal) {
        let handlers = state.withLock { state in
            state.observers.filter { $0.signals.contains(signal) }.map(\.handler)
        }
        for handler in handlers { handler(signal) }
        if signal == .stop {
            TerminalModes.yieldAll()
            stopProcess()
            // Where nobody could wake it, the process has not stopped, and no SIGCONT comes.
            deliver(.continued)
        } else if signal.isFatal(observed: !handlers.isEmpty) {
            Self.die(of: signal)
        }
    }

    /// Stops the process as Ctrl-Z does, and returns when it goes on. Whoever calls it has given the terminal back.
    func stopProcess() { Self.stopping.withLock { _ in Signal.stopProcess() } }

    /// Held while SIGTSTP stops the process instead of being observed.
    private static let stopping = Mutex<Void>(())

    private static func die(of signal: TerminalSignal) {
        // What was typed was typed for this program: a shell would run it.
        TerminalModes.restoreAll(discardsInput: true)
        signal.signal.takeDefaultEffect()
    }
}
