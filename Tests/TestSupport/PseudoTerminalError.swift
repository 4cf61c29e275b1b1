/// What a test waited for in a terminal did not come.
package struct PseudoTerminalError: Error, Sendable, CustomStringConvertible {
    /// The path of the program.
    package var program: String

    /// What was waited for.
    package var awaited: String

    /// How long it could have taken.
    package var limit: Duration

    /// How the program ended; `nil` when it still runs and the time is over.
    package var exitStatus: ProgramExit?

    /// The screen at that moment.
    package var screen: VirtualScreen

    /// All output up to that moment.
    package var output: [UInt8]

    /// What was missed, the screen in a frame, and the last 2,000 bytes of the output with control characters visible.
    package var description: String {
        let reason =
            if let exitStatus {
                "the program ended (\(exitStatus)) before it came"
            } else {
                "it did not come within \(limit)"
            }
        let edge = "+" + String(repeating: "-", count: screen.columns) + "+"
        let frame = screen.lines.map { "|" + $0 }.joined(separator: "\n")
        return """
            \(program) was expected to show \(awaited), but \(reason).
            Screen, cursor in row \(screen.cursor.row) and column \(screen.cursor.column) from 0:
            \(edge)
            \(frame)
            \(edge)
            End of the output: \(Self.visible(output.suffix(2000)))
            """
    }

    private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
            switch scalar {
            case "\u{1B}": "\\e"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case "\0"..<" ", "\u{7F}": "\\x" + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }
}
