import Synchronization
import TerminalEditor

/// The reader of a command that runs beside an answer. It cannot ask: a command that does waits for its turn instead.
final class LiveReader: LineReader {
    private let reader: any LineReader
    private let asked = Mutex(false)

    /// - Parameter reader: Who has the queue, the lists and the ledger.
    init(_ reader: any LineReader) {
        self.reader = reader
    }

    /// Whether the command wanted to know something of the person.
    var hasAsked: Bool { asked.withLock(\.self) }

    func readLine(_ prompt: LinePrompt, aids: LineAids) async -> LineInput {
        asked.withLock { $0 = true }
        return .interrupted
    }

    func offer(_ draft: String?, isEdited: Bool) async -> Bool {
        asked.withLock { $0 = true }
        return false
    }

    func readSecret(_ question: String) async -> String? {
        asked.withLock { $0 = true }
        return nil
    }

    func pick(_ picker: Picker) async -> PickResult { await reader.pick(picker) }

    func remember(_ line: String) async {}
    func close() async {}

    var queue: [SubmittedLine] { reader.queue }
    func dropQueued(_ index: Int) -> SubmittedLine? { reader.dropQueued(index) }
    func holdQueue() { reader.holdQueue() }
    func showLedger(_ isShown: Bool) { reader.showLedger(isShown) }
}
