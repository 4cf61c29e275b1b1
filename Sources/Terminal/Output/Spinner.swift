/// A live one-line sign of waiting: `⠋ waiting for gpt-4o… 3 s`.
///
/// It appears after a short delay, so that a quick answer shows nothing, and is erased completely when it stops or when
/// anything else is written. Where the cursor cannot be moved (a file, a pipe, `TERM=dumb`) it shows nothing at all.
public final class Spinner: Sendable {
    /// How long nothing is shown at first.
    public static let delay: Duration = .milliseconds(150)
    /// How long each frame stays.
    public static let frameTime: Duration = .milliseconds(100)

    private let writer: TerminalWriter
    private let owner: Int
    private let task: Task<Void, Never>?

    /// Starts waiting. It lasts until ``stop()``, or until nobody holds the spinner any more.
    ///
    /// - Parameters:
    ///   - label: What is waited for; made harmless and cut to the width of the terminal.
    ///   - writer: Where it is shown.
    ///   - clock: What tells the time; tests give their own.
    public init(_ label: StyledText, on writer: TerminalWriter, clock: any Clock<Duration> = ContinuousClock()) {
        self.writer = writer
        owner = writer.beginStatus()
        if writer.capabilities.movesCursor {
            task = Task { [owner] in await Self.animate(label, on: writer, owner: owner, clock: clock) }
        } else {
            task = nil
        }
    }

    deinit {
        stop()
    }

    /// Erases the line before it returns; no frame follows. May be called again.
    public func stop() {
        task?.cancel()
        writer.endStatus(owner: owner)
    }

    private static func animate<C: Clock>(
        _ label: StyledText, on writer: TerminalWriter, owner: Int, clock: C
    ) async where C.Duration == Duration {
        let capabilities = writer.capabilities
        let start = clock.now
        var next = start.advanced(by: delay)
        for number in 0... {
            guard (try? await clock.sleep(until: next, tolerance: nil)) != nil, !Task.isCancelled else { return }
            let frame = SpinnerFrame(
                number: number, label: label, elapsed: start.duration(to: clock.now), isUTF8: capabilities.isUTF8)
            writer.showStatus(frame.text(columns: capabilities.columns()), owner: owner)
            // Counted from now: after a pause of the machine no frames are made up for.
            next = clock.now.advanced(by: frameTime)
        }
    }
}
