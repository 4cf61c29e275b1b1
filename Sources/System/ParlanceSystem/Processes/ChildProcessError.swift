/// Why a program gave no result.
package enum ChildProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It could not be started; the reason is the system's.
    case notStarted(program: String, reason: String)
    /// It took too long and was killed.
    case timedOut(program: String)

    /// What happened, as a sentence.
    package var description: String {
        switch self {
        case .notStarted(let program, let reason): "The program '\(program)' cannot be started: \(reason)."
        case .timedOut(let program): "The program '\(program)' did not finish in time and was stopped."
        }
    }

    /// Why, as the end of a sentence.
    package var reason: String {
        switch self {
        case .notStarted(_, let reason): reason
        case .timedOut: "it did not finish in time"
        }
    }
}
