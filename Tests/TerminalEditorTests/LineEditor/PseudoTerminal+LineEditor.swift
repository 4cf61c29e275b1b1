import Glibc
import TestSupport

@testable import TerminalEditor

extension PseudoTerminal {
    static let prompt = LinePrompt("you> ")

    /// Reads one line while the keys are typed at the prompt.
    func submit(_ keys: String, to reader: EditlineReader, meter: LineMeter? = nil) async throws -> LineInput {
        async let line = reader.readLine(Self.prompt, aids: LineAids(meter: meter))
        try await waitFor("you>")
        send(keys)
        return await line
    }

    /// Waits until the text can be seen, on one row.
    func wait(toShow text: String) async throws {
        try await waitUntil(text) { $0.shownLines.contains { $0.contains(text) } }
    }

    /// Waits until these are the last rows, but for empty ones.
    func wait(toShowLast rows: [String]) async throws {
        let rows = rows.trimmingEmptyEnd
        try await waitUntil(rows.joined(separator: "\n")) {
            $0.shownLines.trimmingEmptyEnd.suffix(rows.count) == rows[...]
        }
    }

    /// The settings of the line in the form that the system takes back.
    var modes: termios {
        var modes = termios()
        tcgetattr(programEnd, &modes)
        return modes
    }
}

extension PseudoTerminal {
    /// A sequence that draws nothing and that the editor never writes.
    static let endMark = "\u{1B}[?2028l"

    /// Writes the mark behind everything that the program has written so far.
    func mark() {
        _ = Glibc.write(programEnd, Self.endMark, Self.endMark.utf8.count)
    }
}

extension VirtualScreen {
    /// The rows from the first that was ever shown to the cursor's, or to the last with text below it.
    var shownLines: [String] {
        let lines = scrollback + lines
        let last = lines.lastIndex { !$0.isEmpty } ?? 0
        return Array(lines[...max(last, scrollback.count + cursor.row)])
    }
}

extension [String] {
    /// Without the empty rows at the end.
    var trimmingEmptyEnd: [String] { Array(self[..<((lastIndex { !$0.isEmpty } ?? -1) + 1)]) }
}
