import Synchronization
package import TerminalEditor

/// Keeps everything that a writer writes.
package final class OutputRecorder: Sendable {
    private let output = Mutex("")

    /// Nothing was written.
    package init() {}

    /// All of it so far.
    package var text: String { output.withLock { $0 } }

    package func record(_ text: String) {
        output.withLock { $0 += text }
    }
}

extension TerminalWriter {
    /// A writer for a recorder: by default plain text, 80 columns wide.
    package static func make(
        for recorder: OutputRecorder = OutputRecorder(),
        isTerminal: Bool = false,
        movesCursor: Bool? = nil,
        colorDepth: ColorDepth = .none,
        isUTF8: Bool = true,
        columns: Int = 80
    ) -> TerminalWriter {
        let capabilities = TerminalCapabilities(
            isTerminal: isTerminal, movesCursor: movesCursor, colorDepth: colorDepth, isUTF8: isUTF8,
            columns: { columns })
        return TerminalWriter(capabilities: capabilities, sink: recorder.record)
    }
}
