/// A live line below what is written: drawn again and again, never part of the output, erased without a trace.
///
/// The text above it may go on at any time, also within a line. Where the cursor cannot be moved (a file, a pipe,
/// `TERM=dumb`) nothing is shown, and what would be is not asked for.
public final class StatusLine: Sendable {
    /// One of the moments at which the line is drawn.
    public struct Moment: Sendable, Hashable {
        /// Counts the moments from 0.
        public var number: Int
        /// The time since the line was begun.
        public var elapsed: Duration
        /// The cells that the line may fill now; what is wider is cut.
        public var cells: Int
    }

    /// How long each picture of the line stays.
    public static let interval: Duration = .milliseconds(100)

    private let writer: TerminalWriter
    private let owner: Int
    private let task: Task<Void, Never>?

    /// Begins a line, in place of another one. It lasts until ``stop()``, or until nobody holds it any more.
    ///
    /// - Parameters:
    ///   - writer: Where it is shown.
    ///   - delay: How long nothing is shown at first, so that what is over at once does not flash.
    ///   - clock: What tells the time; tests give their own.
    ///   - content: What the line says at a moment; made harmless when it is drawn. Nothing is shown while it is empty.
    public init(
        on writer: TerminalWriter, after delay: Duration = interval, clock: any Clock<Duration> = ContinuousClock(),
        content: @escaping @Sendable (Moment) -> StyledText
    ) {
        self.writer = writer
        owner = writer.beginStatus()
        if writer.capabilities.movesCursor {
            task = Task { [owner] in
                await Self.animate(on: writer, owner: owner, after: delay, clock: clock, content: content)
            }
        } else {
            task = nil
        }
    }

    deinit {
        stop()
    }

    /// Erases the line before it returns; it does not come back. May be called again.
    public func stop() {
        task?.cancel()
        writer.endStatus(owner: owner)
    }

    private static func animate<C: Clock>(
        on writer: TerminalWriter, owner: Int, after delay: Duration, clock: C,
        content: @Sendable (Moment) -> StyledText
    ) async where C.Duration == Duration {
        let start = clock.now
        var next = start.advanced(by: delay)
        for number in 0... {
            guard (try? await clock.sleep(until: next, tolerance: nil)) != nil, !Task.isCancelled else { return }
            let moment = Moment(number: number, elapsed: start.duration(to: clock.now), cells: writer.statusRoom)
            writer.showStatus(content(moment), owner: owner)
            // Counted from now: after a pause of the machine no moments are made up for.
            next = clock.now.advanced(by: interval)
        }
    }
}
