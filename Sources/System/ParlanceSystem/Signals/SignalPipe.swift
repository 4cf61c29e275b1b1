import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Where the signal handler writes. An atomic constant: a handler may run in the middle of anything, so it must not
/// take a lock or initialize anything.
private let signalPipeEnd = Atomic<Int32>(-1)

/// Brings signals out of their handler to a thread that may do anything.
///
/// The handler itself only writes the signal's number into a pipe, which the thread reads. Signals belong to the whole
/// process, so one pipe at a time gets them, the last that was made.
package final class SignalPipe: Sendable {
    private let pipe: WakePipe

    /// Makes a pipe; `nil` when the system makes no more.
    package init?() {
        pipe = WakePipe()
        guard pipe.readEnd.number >= 0 else { return nil }
        // A blocking read end lets the thread sleep in `read`.
        _ = fcntl(pipe.readEnd.number, F_SETFL, 0)
    }

    /// Has the handlers write into this pipe.
    package func begin() {
        signalPipeEnd.store(pipe.writeEnd.number, ordering: .sequentiallyConsistent)
    }

    /// Has a signal go through the pipe from now on.
    ///
    /// - Parameter staysIgnored: Whether one that was ignored when the program started stays so.
    /// - Returns: Whether it does.
    package func take(_ signal: Signal, staysIgnored: Bool) -> Bool {
        guard !staysIgnored || !signal.isIgnored else { return false }
        signal.handle { number in
            let savedError = errno
            var byte = UInt8(truncatingIfNeeded: number)
            systemWrite(signalPipeEnd.load(ordering: .relaxed), &byte, 1)
            errno = savedError
        }
        return true
    }

    /// Waits for the next signal; `nil` when no more come.
    package func next() -> Signal? {
        var byte: UInt8 = 0
        while uninterrupted({ systemRead(pipe.readEnd.number, &byte, 1) }) == 1 {
            if let signal = Signal(number: Int32(byte)) { return signal }
        }
        return nil
    }
}
