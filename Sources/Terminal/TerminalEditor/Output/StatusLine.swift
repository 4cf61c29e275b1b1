/// A live line below what is written, or several: drawn again and again, never part of the output, erased without a trace.
///
/// The text above it may go on at any time, also within a line. Where the cursor cannot be moved (a file, a pipe,
/// `TERM=dumb`) nothing is shown, and what would be is not asked for.
package final class StatusLine: Sendable {
    /// One of the moments at which the line is drawn.
    package struct Moment: Sendable, Hashable {
        /// Counts the moments from 0.
        package var number: Int
        /// The time since the line was begun.
        package var elapsed: Duration
        /// The cells that the line may fill now; what is wider is cut.
        package var cells: Int

        /// A moment.
        package init(number: Int, elapsed: Duration, cells: Int) {
            self.number = number
            self.elapsed = elapsed
            self.cells = cells
        }
    }

    /// What is shown at a moment.
    package struct Frame: Sendable, Hashable {
        /// Lines that are written above, for good.
        package var lines: [StyledText]
        /// The live rows; those that do not fit the screen together are not shown at all.
        package var rows: [StyledText]

        /// A frame.
        package init(lines: [StyledText] = [], rows: [StyledText]) {
            self.lines = lines
            self.rows = rows
        }
    }

    /// How long each picture of the line stays.
    package static let interval: Duration = .milliseconds(100)

    private let writer: TerminalWriter
    private let owner: Int
    private let task: Task<Void, Never>?
    /// Erases the rows while the process is stopped and before a signal ends it.
    private let observation: SignalWatcher.Observation?

    /// Begins a line, in place of another one. It lasts until ``stop()``, or until nobody holds it any more.
    ///
    /// - Parameters:
    ///   - writer: Where it is shown.
    ///   - delay: How long nothing is shown at first, so that what is over at once does not flash.
    ///   - clock: What tells the time; tests give their own.
    ///   - content: What the line says at a moment; made harmless when it is drawn. Nothing is shown while it is empty.
    package convenience init(
        on writer: TerminalWriter, after delay: Duration = interval, clock: any Clock<Duration> = ContinuousClock(),
        content: @escaping @Sendable (Moment) -> StyledText
    ) {
        self.init(on: writer, after: delay, clock: clock, every: Self.interval) { moment in
            let line = content(moment)
            return Frame(rows: line.isEmpty ? [] : [line])
        }
    }

    /// Begins live rows, with lines above them that stay. Both change in one write.
    ///
    /// - Parameters:
    ///   - writer: Where they are shown.
    ///   - delay: How long nothing is shown at first.
    ///   - clock: What tells the time; tests give their own.
    ///   - interval: How long each picture stays.
    ///   - frame: What is shown at a moment. Its lines are written also when it was asked for while the rows end: see
    ///     ``end()``.
    package init(
        on writer: TerminalWriter, after delay: Duration, clock: any Clock<Duration> = ContinuousClock(),
        every interval: Duration, frame: @escaping @Sendable (Moment) -> Frame
    ) {
        self.writer = writer
        owner = writer.beginStatus()
        observation = writer.capabilities.movesCursor ? writer.observeSignals() : nil
        if writer.capabilities.movesCursor {
            task = Task { [owner] in
                await Self.animate(on: writer, owner: owner, after: delay, every: interval, clock: clock, frame: frame)
            }
        } else {
            task = nil
        }
    }

    deinit {
        stop()
    }

    /// Erases the line before it returns; it does not come back. May be called again.
    package func stop() {
        task?.cancel()
        writer.endStatus(owner: owner)
    }

    /// Erases the line as ``stop()`` does, once no frame is being asked for any more.
    package func end() async {
        task?.cancel()
        await task?.value
        stop()
    }

    private static func animate<C: Clock>(
        on writer: TerminalWriter, owner: Int, after delay: Duration, every interval: Duration, clock: C,
        frame: @Sendable (Moment) -> Frame
    ) async where C.Duration == Duration {
        let start = clock.now
        var next = start.advanced(by: delay)
        for number in 0... {
            guard (try? await clock.sleep(until: next, tolerance: nil)) != nil, !Task.isCancelled else { return }
            let moment = Moment(number: number, elapsed: start.duration(to: clock.now), cells: writer.statusRoom)
            let frame = frame(moment)
            writer.showStatus(frame.rows, after: frame.lines, owner: owner)
            // Counted from now: after a pause of the machine no moments are made up for.
            next = clock.now.advanced(by: interval)
        }
    }
}
