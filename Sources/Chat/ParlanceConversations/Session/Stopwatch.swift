/// What tells how much time has passed: the system's clock in the program, any time it likes in a test.
package struct Stopwatch: Sendable {
    private let reading: @Sendable () -> Duration

    /// A stopwatch that is read by a function, whose zero does not matter.
    package init(reading: @escaping @Sendable () -> Duration) {
        self.reading = reading
    }

    /// The system's monotonic clock.
    package static let system = Stopwatch {
        [origin = ContinuousClock.now] in
        origin.duration(to: .now)
    }

    /// The time now; only differences mean anything.
    package var now: Duration {
        reading()
    }
}
