import Synchronization
import TestSupport

@testable import Terminal

/// A terminal of any size that shows what a writer writes, and notes how it changed.
final class ScreenRecorder: Sendable {
    private struct State {
        var screen: VirtualScreen
        var writes = 0
        var bytes = 0
    }

    private let state: Mutex<State>

    init(columns: Int, rows: Int) {
        state = Mutex(State(screen: VirtualScreen(columns: columns, rows: rows)))
    }

    var screen: VirtualScreen { state.withLock(\.screen) }
    var text: String { screen.text }
    var transcript: String { screen.transcript }
    var writes: Int { state.withLock(\.writes) }
    var bytes: Int { state.withLock(\.bytes) }

    /// Shows text as the terminal driver passes it on: every line feed becomes CR LF.
    func show(_ text: String) {
        state.withLock { state in
            state.writes += 1
            state.bytes += text.utf8.count
            state.screen.feed(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        }
    }

    func rewrap(columns: Int, rows: Int) {
        state.withLock { $0.screen.rewrap(columns: columns, rows: rows) }
    }

    func resize(columns: Int, rows: Int) {
        state.withLock { $0.screen.resize(columns: columns, rows: rows) }
    }

    /// A writer for this terminal.
    func writer(colorDepth: ColorDepth = .ansi16) -> TerminalWriter {
        TerminalWriter(
            capabilities: TerminalCapabilities(
                isTerminal: true, colorDepth: colorDepth, columns: { self.screen.columns }, rows: { self.screen.rows }),
            sink: show)
    }
}
