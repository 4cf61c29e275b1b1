/// A live sign of waiting: `⠋ waiting for gpt-4o… 3 s`.
///
/// It appears after a short delay, so that a quick answer shows nothing, and turns with every picture of a
/// ``StatusLine``.
package final class Spinner: Sendable {
    /// How long nothing is shown at first.
    package static let delay: Duration = .milliseconds(150)

    private let line: StatusLine

    /// Starts waiting. It lasts until ``stop()``, or until nobody holds the spinner any more.
    ///
    /// - Parameters:
    ///   - label: What is waited for; made harmless and cut to the width of the terminal.
    ///   - writer: Where it is shown.
    ///   - clock: What tells the time; tests give their own.
    package init(_ label: StyledText, on writer: TerminalWriter, clock: any Clock<Duration> = ContinuousClock()) {
        let isUTF8 = writer.capabilities.isUTF8
        line = StatusLine(on: writer, after: Self.delay, clock: clock) { moment in
            SpinnerFrame(number: moment.number, label: label, elapsed: moment.elapsed, isUTF8: isUTF8)
                .text(cells: moment.cells)
        }
    }

    /// Erases the spinner before it returns; no picture follows. May be called again.
    package func stop() {
        line.stop()
    }
}
