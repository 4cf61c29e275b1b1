import Synchronization
import TerminalEditor

/// Reads one line after the other, and keeps them until they are asked for.
final class FuzzReads: Sendable {
    private let lines = Mutex<[LineInput]>([])
    private let isStopped = Atomic<Bool>(false)

    init(_ reader: EditlineReader) {
        Task { [weak self] in
            while let self, !self.isStopped.load(ordering: .relaxed) {
                let line = await reader.readLine(
                    LinePrompt("fuzz › ", style: "1;36"), aids: LineAids(meter: { "\($0.count) 漢" }))
                self.lines.withLock { $0.append(line) }
            }
        }
    }

    /// The next line, or nil if none comes in so many seconds.
    func next(within seconds: Int) async -> LineInput? {
        for _ in 0..<(seconds * 200) {
            if let line = lines.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return line }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }
}
