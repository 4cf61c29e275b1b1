import ParlanceSystem

/// A process that becomes a server which ends with its supervisor, also when that is killed (on Linux).
package enum GuardedServer {
    /// Replaces this program by the server. Does not return.
    ///
    /// - Parameter arguments: The supervisor's process, then the server with its arguments.
    package static func run(_ arguments: [String]) -> Never {
        CurrentProcess.endWithParent()
        // The supervisor may have ended before that.
        guard let supervisor = arguments.first.flatMap({ Int32($0) }), CurrentProcess.parent == supervisor,
            arguments.count > 1
        else { CurrentProcess.leave(1) }
        let error = CurrentProcess.replace(by: Array(arguments.dropFirst()))
        print("error: the program '\(arguments[1])' cannot be started: \(error.reason)")
        CurrentProcess.leave(127)
    }
}
