import ParlanceSystem
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the signal handler writes. An atomic constant: a handler may run in the middle of anything, so it must not
/// take a lock or initialise anything.
private let signalPipeEnd = Atomic<Int32>(-1)

/// Delivers signals to ordinary code.
///
/// The handler itself only writes the signal's number into a pipe; a thread reads it and calls the observers. After
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

    private struct Observer {
        var signals: Set<TerminalSignal>
        var handler: @Sendable (TerminalSignal) -> Void
    }

    private struct State {
        var pipe: WakePipe?
        var installed: Set<TerminalSignal> = []
        var observers: [UInt64: Observer] = [:]
        var nextNumber: UInt64 = 0
    }

    private let state = Mutex(State())

    private init() {}

    /// Calls the handler, on the watcher's thread, for each of the signals until the observation ends.
    package func observe(
        _ signals: Set<TerminalSignal>, handler: @escaping @Sendable (TerminalSignal) -> Void
    ) -> Observation {
        let number = state.withLock { state in
            state.nextNumber += 1
            state.observers[state.nextNumber] = Observer(signals: signals, handler: handler)
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
    func install(_ signals: Set<TerminalSignal>) {
        state.withLock { install(signals, in: &$0) }
    }

    private func removeObserver(_ number: UInt64) {
        // The observer is released after the lock: what it holds may end observations of its own.
        _ = state.withLock { $0.observers.removeValue(forKey: number) }
    }

    private func install(_ signals: Set<TerminalSignal>, in state: inout State) {
        if state.pipe == nil {
            let pipe = WakePipe()
            // A blocking read end lets the thread sleep in `read`.
            _ = fcntl(pipe.readEnd, F_SETFL, 0)
            guard pipe.readEnd >= 0, DetachedThread.start({ Self.dispatch(from: pipe) }) else { return }
            signalPipeEnd.store(pipe.writeEnd, ordering: .sequentiallyConsistent)
            state.pipe = pipe
        }
        for signal in signals.subtracting(state.installed) {
            var current = sigaction()
            sigaction(signal.number, nil, &current)
            guard !Self.isIgnored(current) || signal == .windowChange || signal == .continued else { continue }
            var action = sigaction()
            Self.setHandler(
                { number in
                    let savedError = errno
                    var byte = UInt8(truncatingIfNeeded: number)
                    _ = write(signalPipeEnd.load(ordering: .relaxed), &byte, 1)
                    errno = savedError
                }, in: &action)
            action.sa_flags = SA_RESTART
            sigaction(signal.number, &action, nil)
            state.installed.insert(signal)
        }
    }

    private static func dispatch(from pipe: WakePipe) {
        var byte: UInt8 = 0
        while true {
            let count = read(pipe.readEnd, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return }
            if let signal = TerminalSignal(number: Int32(byte)) { shared.deliver(signal) }
        }
    }

    private func deliver(_ signal: TerminalSignal) {
        let handlers = state.withLock { state in
            state.observers.sorted { $0.key < $1.key }.map(\.value).filter { $0.signals.contains(signal) }.map(
                \.handler)
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
    func stopProcess() {
        Self.stopping.withLock { _ in
            var (action, former) = (sigaction(), sigaction())
            Self.setHandler(SIG_DFL, in: &action)
            sigaction(SIGTSTP, nil, &former)
            if !Self.isIgnored(former) { sigaction(SIGTSTP, &action, nil) }
            // To this thread only: nothing below runs before the process has stopped and goes on.
            raise(SIGTSTP)
            sigaction(SIGTSTP, &former, nil)
        }
    }

    /// Held while SIGTSTP stops the process instead of being observed.
    private static let stopping = Mutex<Void>(())

    private static func die(of signal: TerminalSignal) {
        // What was typed was typed for this program: a shell would run it.
        TerminalModes.restoreAll(discardsInput: true)
        var action = sigaction()
        setHandler(SIG_DFL, in: &action)
        sigaction(signal.number, &action, nil)
        kill(getpid(), signal.number)
    }

    private static func setHandler(_ handler: (@convention(c) (Int32) -> Void)?, in action: inout sigaction) {
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = handler
        #else
            action.__sigaction_u.__sa_handler = handler
        #endif
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Glibc)
            let handler = action.__sigaction_handler.sa_handler
        #else
            let handler = action.__sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
