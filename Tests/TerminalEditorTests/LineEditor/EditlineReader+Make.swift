import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

extension EditlineReader {
    /// A reader on a terminal for tests, with libedit's own key bindings.
    static func make(
        on terminal: PseudoTerminal, type: String = "xterm", bindings: String = "/dev/null", history: [String] = [],
        completer: Completer? = nil, editor: ExternalEditor? = nil, keeper: DraftKeeper? = nil
    ) throws -> EditlineReader {
        try #require(
            EditlineReader(
                input: FileDescriptor(terminal.programEnd), output: FileDescriptor(terminal.programEnd),
                terminalType: type,
                keyBindingsFile: bindings, history: history, completer: completer, editor: editor, keeper: keeper))
    }
}
