import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("TerminalSize")
struct TerminalSizeTests {
    @Test("The size is the terminal's, or 80 by 24 for what it does not tell")
    func size() throws {
        let terminal = try PseudoTerminal.open(columns: 123, rows: 45)
        #expect(TerminalSize.of(FileDescriptor(terminal.programEnd)) == TerminalSize(columns: 123, rows: 45))
        try terminal.resize(columns: 0, rows: 7)
        #expect(TerminalSize.of(FileDescriptor(terminal.programEnd)) == TerminalSize(columns: 80, rows: 7))
        #expect(TerminalSize.of(FileDescriptor(-1)) == TerminalSize(columns: 80, rows: 24))
    }
}
