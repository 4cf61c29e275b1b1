@testable import TerminalEditor

extension String {
    private static func synchronized(_ output: String) -> String {
        "\u{1B}[?2026h\(output)\u{1B}[?2026l"
    }

    /// The write that draws a status at the start of a line, after text that took the place of the one before.
    static func drawn(_ status: String, after text: String = "") -> String {
        synchronized(
            (text.isEmpty ? "" : "\r\u{1B}[J\(text)") + "\r\u{1B}[J\u{1B}7\u{1B}[?7l \(status)\u{1B}[?7h\u{1B}8")
    }

    /// The write that draws a status below text.
    static func drawnBelow(_ text: String = "", _ status: String) -> String {
        synchronized(
            "\(text)\u{1B}[J\u{1B}D\u{1B}[A\u{1B}7\u{1B}D\r\u{1B}[?7l \(status)\u{1B}[?7h\u{1B}8")
    }

    /// The write that puts lines above a status of one row at the start of a line: it goes down unwritten.
    static func written(_ lines: String, rows: Int = 1) -> String {
        let (down, up) = (String(repeating: "\u{1B}D", count: rows), rows == 1 ? "" : "\(rows)")
        return synchronized("\r\(down)\u{1B}[\(up)A\u{1B}[\(up)L\(lines)")
    }

    /// The write that changes so little of a status at the start of a line that it can be seen by no one half done.
    static func changed(_ text: String, at column: Int) -> String {
        "\u{1B}7\u{1B}[\(column + 1)G\(text)\u{1B}8"
    }

    /// The write that changes some cells of a status at the start of a line.
    static func changed(_ runs: String) -> String {
        synchronized("\u{1B}7\u{1B}[?7l\(runs)\u{1B}[?7h\u{1B}8")
    }

    /// The write that erases a status at the start of a line.
    static let erased = synchronized("\r\u{1B}[J")

    /// The write that erases a status below text.
    static let erasedBelow = synchronized("\u{1B}[J")
}
