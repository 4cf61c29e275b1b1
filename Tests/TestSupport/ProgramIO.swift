import Foundation
import Glibc
import Synchronization

/// The far side of a program's terminal and pipes: one thread that reads, writes and wakes those who wait for output.
///
/// Every file is optional, so that it serves a program in a terminal and one in a pipeline.
final class ProgramIO: Sendable {
    /// The open files of this side; the thread owns them. What is not there is closed from the start.
    struct Files: Sendable {
        var master = FileDescriptor(owning: -1)
        /// Held open so that the terminal lives on when the program has closed its side.
        var slave = FileDescriptor(owning: -1)
        var standardInput = FileDescriptor(owning: -1)
        var standardOutput = FileDescriptor(owning: -1)
        var standardError = FileDescriptor(owning: -1)

        /// Makes a pipe for the standard stream of this number and gives the end that is the program's.
        mutating func addPipe(for number: Int32) throws(PosixError) -> FileDescriptor {
            let pipe = try FileDescriptor.pipe()
            switch number {
            case 0: standardInput = pipe.writeEnd
            case 1: standardOutput = pipe.readEnd
            default: standardError = pipe.readEnd
            }
            return number == 0 ? pipe.readEnd : pipe.writeEnd
        }
    }

    struct State: Sendable {
        var captured: [PseudoTerminal.Source: CapturedOutput] = [:]
        var screen: VirtualScreen
        var keystrokes: [UInt8] = []
        var standardInput: [UInt8] = []
        var closesStandardInput = false
        /// After this many bytes standard output is closed.
        var outputLimit = Int.max
        var hangsUp = false
        var isReleased = false
        var waiters: [Waiter] = []
        var exitStatus: ProgramExit?
        /// Set when the program has ended and everything it wrote has been read.
        var isDrained = false
    }

    /// Why a wait was in vain.
    enum Failure: Error {
        case timedOut
        case ended(ProgramExit)
    }

    /// Somebody who waits. The closures are called on the thread, without the lock.
    struct Waiter: Sendable {
        var deadline: ContinuousClock.Instant
        /// Returns `true` when it has got what it waits for.
        var attempt: @Sendable () -> Bool
        var fail: @Sendable (Failure) -> Void
    }

    let files: Files
    let state: Mutex<State>
    private let wakeUp: (readEnd: FileDescriptor, writeEnd: FileDescriptor)

    init(files: Files, screen: VirtualScreen) throws(PosixError) {
        self.files = files
        state = Mutex(State(screen: screen))
        wakeUp = try FileDescriptor.pipe()
        let ours = [files.master, files.standardInput, files.standardOutput, files.standardError]
        for file in ours + [wakeUp.readEnd, wakeUp.writeEnd] { file.makeNonBlocking() }
    }

    func start() {
        Thread.detachNewThread { [self] in
            // A program that does not read its input must not kill the tests.
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, SIGPIPE)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            while runOnce() {}
        }
    }

    /// Changes the state and has the thread look at it.
    func update(_ change: @Sendable (inout State) -> Void) {
        state.withLock { change(&$0) }
        // A full pipe is a wake-up as well.
        var byte: [UInt8] = [1]
        _ = wakeUp.writeEnd.writeSome(&byte)
    }

    /// Waits until an attempt, which is made whenever something has happened, gives a value.
    func wait<Value: Sendable>(
        atMost limit: Duration, _ attempt: @escaping @Sendable (ProgramIO) -> Value?
    ) async -> Result<Value, Failure> {
        await withCheckedContinuation { continuation in
            let waiter = Waiter(
                deadline: .now + limit,
                attempt: { [self] in
                    guard let value = attempt(self) else { return false }
                    continuation.resume(returning: .success(value))
                    return true
                },
                fail: { continuation.resume(returning: .failure($0)) })
            update { $0.waiters.append(waiter) }
        }
    }

    private func runOnce() -> Bool {
        waitForEvents()
        _ = wakeUp.readEnd.readOnce()
        let before = state.withLock { (exitStatus: $0.exitStatus, isReleased: $0.isReleased, hangsUp: $0.hangsUp) }
        if before.hangsUp { files.master.close() }
        // In this order: what is readable after the exit was seen is all the program ever wrote.
        let isEmpty = readAvailable()
        if before.exitStatus != nil, isEmpty { state.withLock { $0.isDrained = true } }
        writePending()
        serveWaiters()
        return !before.isReleased
    }

    private func waitForEvents() {
        let (wantsTyping, wantsInput, deadline) = state.withLock {
            (!$0.keystrokes.isEmpty, !$0.standardInput.isEmpty, $0.waiters.map(\.deadline).min())
        }
        let typing = Int16(wantsTyping ? POLLOUT : 0)
        var polls = [
            pollfd(fd: wakeUp.readEnd.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: files.master.number, events: Int16(POLLIN) | typing, revents: 0),
            pollfd(fd: files.standardOutput.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: files.standardError.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: files.standardInput.number, events: Int16(wantsInput ? POLLOUT : 0), revents: 0),
        ]
        var milliseconds: Int32 = -1
        if let deadline {
            let rest = ContinuousClock.now.duration(to: deadline) / Duration.milliseconds(1)
            milliseconds = Int32(max(0, min(rest.rounded(.up), 1e9)))
        }
        poll(&polls, nfds_t(polls.count), milliseconds)
        // Reported without being asked for: nobody reads the program's input any more.
        if polls[4].revents & Int16(POLLERR) != 0 { files.standardInput.close() }
    }

    /// Takes in what is there; `false` when a program that never stops has still more.
    private func readAvailable() -> Bool {
        var isEmpty = true
        for (source, file) in [
            (PseudoTerminal.Source.terminal, files.master), (.standardOutput, files.standardOutput),
            (.standardError, files.standardError),
        ] where file.number >= 0 {
            isEmpty = readAvailable(from: file, as: source) && isEmpty
        }
        return isEmpty
    }

    private func readAvailable(from file: FileDescriptor, as source: PseudoTerminal.Source) -> Bool {
        for _ in 0..<64 {
            switch file.readOnce() {
            case .nothing: return true
            case .end:
                file.close()
                return true
            case .bytes(let bytes):
                state.withLock { state in
                    let count = state.captured[source]?.bytes.count ?? 0
                    let limit = source == .standardOutput ? state.outputLimit : .max
                    state.captured[source, default: CapturedOutput()].bytes += bytes.prefix(limit - count)
                    if source == .terminal { state.screen.feed(bytes) }
                    if count + bytes.count >= limit { file.close() }
                }
                if file.number < 0 { return true }
            }
        }
        return false
    }

    private func writePending() {
        state.withLock { state in
            if !files.master.writeSome(&state.keystrokes) { state.keystrokes = [] }
            let hasReader = files.standardInput.writeSome(&state.standardInput)
            if !hasReader || (state.closesStandardInput && state.standardInput.isEmpty) {
                state.standardInput = []
                files.standardInput.close()
            }
        }
    }

    private func serveWaiters() {
        let (waiters, end) = state.withLock { state in
            defer { state.waiters = [] }
            return (state.waiters, state.isDrained ? state.exitStatus : nil)
        }
        let now = ContinuousClock.now
        let unserved = waiters.filter { waiter in
            if waiter.attempt() { return false }
            if let end {
                waiter.fail(.ended(end))
            } else if now >= waiter.deadline {
                waiter.fail(.timedOut)
            } else {
                return true
            }
            return false
        }
        state.withLock { $0.waiters += unserved }
    }
}
