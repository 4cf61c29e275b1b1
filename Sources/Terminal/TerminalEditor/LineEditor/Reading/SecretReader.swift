package import ParlanceSystem

/// Reads one line that nobody looking on may see.
package enum SecretReader {
    /// A secret is a few hundred bytes; a line that goes on is none.
    private static let limit = 65_536

    /// Reads a line from a terminal, without echo.
    ///
    /// Backspace and Ctrl-U correct it, Ctrl-C ends the program as always, with the terminal as it was. What is pasted
    /// counts as typed.
    ///
    /// - Parameters:
    ///   - prompt: What is shown before it.
    ///   - input: The terminal.
    ///   - output: Where the prompt is shown.
    /// - Returns: The line; `nil` when it was ended with Ctrl-D or when `input` is no terminal.
    package static func read(
        _ prompt: String, from input: FileDescriptor = .standardInput, to output: FileDescriptor
    ) -> String? {
        guard let modes = TerminalModes(input: input, output: output) else { return nil }
        SignalWatcher.shared.install([.interrupt, .terminate, .hangup, .quit])
        modes.set(.streaming)
        defer { modes.set(.original) }
        say(TerminalText(cleaning: prompt), output)
        defer { say(TerminalText(.lineBreak), output) }
        var line: [UInt8] = []
        while line.count < limit {
            guard let byte = (try? input.readPiece(upTo: 1))?.first else { return nil }
            switch byte {
            case 0x0D, 0x0A: return String(decoding: line, as: UTF8.self)
            case 0x04: if line.isEmpty { return nil }
            case 0x15: line = []
            case 0x08, 0x7F: _ = line.popLast()
            default: line.append(byte)
            }
        }
        return nil
    }

    private static func say(_ text: TerminalText, _ output: FileDescriptor) {
        _ = OutputDestination.fileDescriptor(output).write(text)
    }
}
