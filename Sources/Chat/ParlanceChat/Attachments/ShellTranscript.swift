import ParlanceConversations
import Synchronization
import TerminalEditor

/// Shows what a command writes as it comes: of much, a screenful from its beginning and its end.
final class ShellTranscript: Sendable {
    private struct State {
        /// The beginning of the line that has not ended.
        var line: [UInt8] = []
        /// The rows that the beginning may still take.
        var room: Int
        /// The last lines of those that are not shown yet.
        var last: [[UInt8]] = []
        /// How many lines are passed over before them.
        var hidden = 0
    }

    /// So many bytes of a line are looked at, and so many rows of it are shown.
    private static let longestLine = 4_096
    private static let rowsOfLine = 3

    private let writer: TerminalWriter
    private let lastLines: Int
    private let state: Mutex<State>

    init(_ writer: TerminalWriter) {
        self.writer = writer
        // The command, what is passed over, and what is said below take rows, too.
        let rows = max(12, writer.capabilities.rows() - 6)
        lastLines = rows / 3
        state = Mutex(State(room: rows - rows / 3))
    }

    /// Takes the next bytes.
    func append(_ bytes: ArraySlice<UInt8>) {
        state.withLock { state in
            var rest = bytes
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                Self.add(rest[..<end], to: &state.line)
                add(state.line, &state)
                state.line = []
                rest = rest[(end + 1)...]
            }
            Self.add(rest, to: &state.line)
        }
    }

    /// Shows the end.
    func finish() {
        state.withLock { state in
            if !state.line.isEmpty { add(state.line, &state) }
            state.line = []
            let sign = writer.capabilities.isUTF8 ? "…" : "..."
            if state.hidden > 0 { writer.write(.dim("\(sign) \(state.hidden.counted("line")) \(sign)")) }
            for line in state.last { writer.write(StyledText(text(line))) }
            state.last = []
        }
    }

    private static func add(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
        line += bytes.prefix(longestLine - line.count)
    }

    private func add(_ line: [UInt8], _ state: inout State) {
        if state.room > 0 {
            let text = text(line)
            let rows = max(1, (text.cellWidth + columns - 1) / columns)
            if rows <= state.room {
                state.room -= rows
                return writer.write(StyledText(text))
            }
            state.room = 0
        }
        state.last.append(line)
        if state.last.count > lastLines {
            state.last.removeFirst()
            state.hidden += 1
        }
    }

    private var columns: Int {
        max(1, writer.capabilities.columns())
    }

    private func text(_ line: [UInt8]) -> String {
        Sanitizer.clean(String(decoding: line, as: UTF8.self)).truncated(to: columns * Self.rowsOfLine)
    }
}
