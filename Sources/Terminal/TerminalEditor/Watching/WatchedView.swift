package import ParlanceSystem

/// Live rows that a person watches and moves in with keys: they stand below the text, and are gone without a trace.
package final class WatchedView {
    private let writer: TerminalWriter
    private let input: FileDescriptor
    private let modes: TerminalModes
    private let owner: Int
    /// Erases the rows while the process is stopped and before a signal ends it; the terminal is restored then, too.
    private let observation: SignalWatcher.Observation
    private var waiting: ArraySlice<UInt8> = []

    /// - Returns: `nil` where there is no terminal for keys, or one whose cursor cannot be moved.
    package init?(on writer: TerminalWriter, input: FileDescriptor = .standardInput) {
        guard writer.capabilities.movesCursor, let modes = TerminalModes(input: input, output: .standardOutput) else {
            return nil
        }
        self.writer = writer
        self.input = input
        self.modes = modes
        owner = writer.beginStatus()
        observation = writer.observeSignals()
        modes.set(.editing)
    }

    /// The size that rows may fill now, in cells.
    package var size: (columns: Int, rows: Int) {
        (writer.statusRoom, max(1, writer.capabilities.rows() - 1))
    }

    /// Shows rows in place of those before. They are made harmless.
    package func show(_ rows: [StyledText]) { writer.showStatus(rows, owner: owner) }

    /// Waits for a key.
    ///
    /// - Parameter milliseconds: At most so long.
    /// - Returns: `nil` where none came; ``ViewKey/quit`` also once the terminal is gone.
    package func key(within milliseconds: Int32) -> ViewKey? {
        if let key = ViewKey.take(from: &waiting) { return key }
        if !modes.isSet(.editing) { modes.set(.editing) }
        guard Poll.wait(for: input, milliseconds: milliseconds) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 256)
        guard let count = try? input.readOnce(into: &bytes) else { return nil }
        guard count > 0 else { return .quit }
        waiting += bytes[..<count]
        return ViewKey.take(from: &waiting)
    }

    /// Erases the rows and gives the terminal back.
    package func end() {
        observation.cancel()
        writer.endStatus(owner: owner)
        modes.set(.original)
    }
}
