import ParlanceSystem
import Glibc
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Terminal capabilities")
struct TerminalCapabilitiesTests {
    @Test("A pipe is no terminal, and its width comes from COLUMNS or is 80")
    func pipe() throws {
        let pipe = try OutputPipe()
        let environment = ["TERM": "xterm-256color", "LANG": "en_GB.UTF-8", "COLUMNS": "132"]
        let capabilities = TerminalCapabilities.detect(
            fileDescriptor: FileDescriptor(pipe.writeEnd), environment: environment)
        #expect(!capabilities.isTerminal)
        #expect(!capabilities.movesCursor)
        #expect(capabilities.colorDepth == .none)
        #expect(capabilities.isUTF8)
        #expect(capabilities.columns() == 132)
        for columns in ["0", "-3", "wide"] {
            let unknown = TerminalCapabilities.detect(
                fileDescriptor: FileDescriptor(pipe.writeEnd), environment: ["COLUMNS": columns])
            #expect(unknown.columns() == 80)
        }
        for columns in ["10001", "1000000000", "9223372036854775807"] {
            let huge = TerminalCapabilities.detect(
                fileDescriptor: FileDescriptor(pipe.writeEnd), environment: ["COLUMNS": columns, "LINES": columns])
            #expect(huge.columns() == TerminalCapabilities.largestSide)
            #expect(huge.rows() == TerminalCapabilities.largestSide)
        }
    }

    @Test("A pseudo-terminal is a terminal whose width is asked each time")
    func pseudoTerminal() throws {
        let terminal = try PseudoTerminal.open(columns: 100)
        let environment = ["TERM": "xterm-256color", "COLUMNS": "132"]
        let capabilities = TerminalCapabilities.detect(
            fileDescriptor: FileDescriptor(terminal.programEnd), environment: environment)
        #expect(capabilities.isTerminal)
        #expect(capabilities.movesCursor)
        #expect(capabilities.colorDepth == .ansi256)
        #expect(capabilities.columns() == 100)
        try terminal.resize(columns: 40, rows: 24)
        #expect(capabilities.columns() == 40)
        let dumb = TerminalCapabilities.detect(
            fileDescriptor: FileDescriptor(terminal.programEnd), environment: ["TERM": "dumb"])
        #expect(dumb.isTerminal)
        #expect(!dumb.movesCursor)
        #expect(dumb.colorDepth == .none)
    }

    @Test(
        "The first locale variable that is set decides the encoding",
        arguments: [
            ([:], false),
            (["LANG": "C"], false),
            (["LANG": "de_DE.UTF-8"], true),
            (["LANG": "C.utf8"], true),
            (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false),
            (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"], true),
        ] as [([String: String], Bool)])
    func locale(environment: [String: String], isUTF8: Bool) {
        #expect(TerminalCapabilities.isUTF8Locale(environment) == isUTF8)
    }

    @Test(
        "Names tell whether rows are wrapped anew, and whether what is erased is kept",
        arguments: [
            (["TERM": "xterm-256color"], true, false),
            (["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"], false, false),
            (["TERM": "xterm-256color", "XTERM_VERSION": ""], true, false),
            (["TERM": "linux"], false, false),
            (["TERM": "putty-256color"], false, false),
            (["TERM": "xterm-kitty"], true, false),
            (["TERM": "screen", "XTERM_VERSION": "XTerm(379)"], true, true),
            (["TERM": "tmux-256color", "XTERM_VERSION": "XTerm(379)"], true, true),
            (["TERM": "xterm-256color", "XTERM_VERSION": "XTerm(379)", "TMUX": "/tmp/tmux,1,0"], true, true),
            ([:], true, false),
        ] as [([String: String], Bool, Bool)])
    func resizing(environment: [String: String], rewraps: Bool, keepsErased: Bool) {
        #expect(TerminalCapabilities.detectsRewrapping(environment) == rewraps)
        #expect(TerminalCapabilities.detectsKeepingErased(environment) == keepsErased)
    }
}
