import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

extension EditlineReader {
    /// A reader on a terminal for tests, with libedit's own key bindings.
    static func make(
        on terminal: PseudoTerminal, type: String = "xterm", bindings: String = "/dev/null", history: [String] = [],
        completer: Completer? = nil, editor: ExternalEditor? = nil, keeper: DraftKeeper? = nil,
        writer: TerminalWriter? = nil, blindTime: Duration = .zero,
        graceTime: Duration = EditlineReader.graceTime
    ) throws -> EditlineReader {
        let output = FileDescriptor(terminal.programEnd)
        return try #require(
            EditlineReader(
                input: FileDescriptor(terminal.programEnd), output: output,
                writer: writer ?? .make(on: output), terminalType: type,
                keyBindingsFile: bindings, history: history, completer: completer, editor: editor, keeper: keeper,
                blindTime: blindTime, graceTime: graceTime))
    }
}

extension TerminalWriter {
    /// A writer on a terminal for tests, with the sixteen colors.
    static func make(on output: FileDescriptor, colorDepth: ColorDepth = .ansi16) -> TerminalWriter {
        TerminalWriter(
            fileDescriptor: output,
            capabilities: TerminalCapabilities(
                isTerminal: true, movesCursor: true, colorDepth: colorDepth, isUTF8: true,
                columns: { TerminalSize.of(output).columns }, rows: { TerminalSize.of(output).rows }))
    }
}
