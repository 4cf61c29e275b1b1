#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A process by its number. One that is not our child may be another by the time it is asked for.
package struct RunningProcess: Sendable, Hashable {
    /// The number.
    package let id: Int32

    /// The process of a number.
    package init(id: Int32) { self.id = id }

    /// Sends it a signal; nothing happens when it has ended.
    package func send(_ signal: Signal) { systemKill(id, signal.number) }

    /// Waits for the end of our child.
    package func wait() -> ExitStatus {
        var status: Int32 = 0
        _ = uninterrupted { waitpid(id, &status, 0) }
        return ExitStatus(waitStatus: status)
    }

    /// How our child ended; `nil` as long as it runs, and once it was asked after its end.
    package func statusIfEnded() -> ExitStatus? {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == id ? ExitStatus(waitStatus: status) : nil
    }

    /// Whether our child has ended, or is none of ours any more.
    package func hasEnded() -> Bool { waitpid(id, nil, WNOHANG) != 0 }
}
