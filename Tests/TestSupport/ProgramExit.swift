import Glibc

/// How a program ended. (`ExitStatus` is a type of Swift Testing.)
package enum ProgramExit: Sendable, Hashable {
    /// It returned or called `exit` with this code.
    case exited(Int32)

    /// This signal killed it.
    case signaled(Int32)

    /// Whether it ended well, with code 0.
    package var isSuccess: Bool { self == .exited(0) }
}
