/// What happens in another program without a word to us: a file that it writes when keys pause, or its end where it is no
/// child of ours. Nothing tells of it, so it is looked for again and again; whatever can be waited for is, elsewhere.
package enum UnseenEvent {
    /// Waits until a condition holds.
    ///
    /// - Throws: ``WaitTimeout`` after ``WaitTimeout/generous``.
    package static func wait(for event: String, until condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + WaitTimeout.generous
        while !condition() {
            guard ContinuousClock.now < deadline else {
                throw WaitTimeout(waitingFor: event, for: WaitTimeout.generous)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}
