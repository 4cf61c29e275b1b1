import Synchronization
import TerminalEditor
import TestSupport

/// Reads one line after the other, and keeps them until they are asked for.
final class FuzzReads: Sendable {
    private let lines = Mailbox<LineInput>()
    private let isStopped = Atomic<Bool>(false)

    init(_ reader: EditlineReader) {
        Task { [weak self] in
            while let self, !self.isStopped.load(ordering: .relaxed) {
                let line = await reader.readLine(
                    LinePrompt("fuzz › ", style: "1;36"), aids: LineAids(meter: { "\($0.count) 漢" }))
                self.lines.put(line)
            }
        }
    }

    /// The next line, or nil if none comes in so many seconds.
    func next(within seconds: Int) async -> LineInput? {
        try? await lines.next(timeout: .seconds(seconds), waitingFor: "a line")
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }
}
