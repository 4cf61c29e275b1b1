package import GatewayCore

/// How the program ends, for the shell that called it.
package enum ProgramExit: Int32, Sendable, Hashable {
    /// The question was answered, or the chat was left.
    case answered = 0
    /// The provider or the gateway failed.
    case failed = 1
    /// An option, a variable or the configuration cannot be used.
    case usage = 2
    /// Ctrl-C; 128 and the number of SIGINT, as shells have it.
    case interrupted = 130

    /// The code for an error.
    package init(_ error: GatewayError) {
        switch error.code {
        case .missingAPIKey, .unknownProvider, .configuration: self = .usage
        case .cancelled: self = .interrupted
        default: self = .failed
        }
    }
}
