import Synchronization

/// A terminal of any size that shows what a writer writes, and notes how it changed.
package final class ScreenRecorder: Sendable {
    private struct State {
        var screen: VirtualScreen
        var writes = 0
        var bytes = 0
    }

    private let state: Mutex<State>

    /// An empty screen.
    package init(columns: Int, rows: Int) {
        state = Mutex(State(screen: VirtualScreen(columns: columns, rows: rows)))
    }

    /// The screen now.
    package var screen: VirtualScreen { state.withLock(\.screen) }
    /// What stands on the screen.
    package var text: String { screen.text }
    /// What has scrolled off, and what stands on the screen.
    package var transcript: String { screen.transcript }
    /// How often was written.
    package var writes: Int { state.withLock(\.writes) }
    /// How much was written.
    package var bytes: Int { state.withLock(\.bytes) }

    /// Shows text as the terminal driver passes it on: every line feed becomes CR LF.
    package func show(_ text: String) {
        state.withLock { state in
            state.writes += 1
            state.bytes += text.utf8.count
            state.screen.feed(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        }
    }

    /// Changes the size of a terminal that wraps its rows anew.
    package func rewrap(columns: Int, rows: Int) {
        state.withLock { $0.screen.rewrap(columns: columns, rows: rows) }
    }

    /// Changes the size of a terminal that leaves its rows as they are.
    package func resize(columns: Int, rows: Int) {
        state.withLock { $0.screen.resize(columns: columns, rows: rows) }
    }
}
