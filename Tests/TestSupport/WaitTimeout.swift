/// What a test waited for did not happen.
package struct WaitTimeout: Error, CustomStringConvertible {
    /// So long that only a failure reaches it, also on a loaded machine.
    package static let generous = Duration.seconds(600)

    /// What was waited for, and how long.
    package let description: String

    /// Creates an error.
    package init(waitingFor event: String, for timeout: Duration) {
        description = "waited \(timeout) in vain for \(event)"
    }
}
