/// How a program ended.
package enum ExitStatus: Sendable, Hashable {
    /// By itself, with a code.
    case exited(Int32)
    /// By the signal of a number.
    case signaled(Int32)

    /// What `waitpid` says.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signaled(signal)
    }

    /// Whether it did what it was to do.
    package var isSuccess: Bool { self == .exited(0) }

    /// The exit code; 128 and the signal's number for a program that a signal ended, as shells count.
    package var shellCode: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
