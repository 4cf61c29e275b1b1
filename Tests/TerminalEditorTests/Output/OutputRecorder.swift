import Synchronization

@testable import TerminalEditor

/// Keeps what a writer would write, one entry for each write.
final class OutputRecorder: Sendable {
    private let entries = Mutex<[String]>([])

    var writes: [String] { entries.withLock { $0 } }
    var text: String { writes.joined() }

    func record(_ text: String) {
        entries.withLock { $0.append(text) }
    }
}

extension TerminalWriter {
    /// A writer for a recorder, by default a terminal of 40 columns with 16 colors.
    static func make(
        for recorder: OutputRecorder, isTerminal: Bool = true, movesCursor: Bool? = nil,
        colorDepth: ColorDepth = .ansi16,
        isUTF8: Bool = true, showsLinks: Bool = false, columns: Int = 40
    ) -> TerminalWriter {
        let capabilities = TerminalCapabilities(
            isTerminal: isTerminal, movesCursor: movesCursor, colorDepth: colorDepth, isUTF8: isUTF8,
            links: showsLinks ? .certain : .none,
            columns: { columns })
        return TerminalWriter(capabilities: capabilities, sink: recorder.record)
    }
}
