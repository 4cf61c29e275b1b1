/// What a test waited for did not happen.
public struct WaitTimeout: Error, CustomStringConvertible {
    /// So long that only a failure reaches it, also on a loaded machine.
    public static let generous = Duration.seconds(600)

    /// What was waited for, and how long.
    public let description: String

    /// Creates an error.
    public init(waitingFor event: String, for timeout: Duration) {
        description = "waited \(timeout) in vain for \(event)"
    }
}
