import Foundation
import TestSupport
import Testing

@testable import TerminalEditor

@Suite("Keys typed between reads", .timeLimit(.minutes(10)))
struct TypeAheadTests {
    @Test("What is typed ahead goes to the next prompts, Enter included")
    func typeAhead() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit("go\r", to: reader) == .line("go"))
        // Each with the key that ends it: what comes in one read with a line break within is pasted.
        for (number, keys) in ["first ahead\r", "second\nahead\r"].enumerated() {
            terminal.send(keys)
            try await terminal.waitUntil("line \(number)") { _ in reader.queue.count == number + 1 }
        }
        terminal.send("rest")
        #expect(await reader.readLine(PseudoTerminal.prompt) == .line("first ahead"))
        #expect(await reader.readLine(PseudoTerminal.prompt) == .line("second\nahead"))
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.wait(toShow: "you> rest")
        terminal.send("!\r")
        #expect(await line == .line("rest!"))
        await reader.close()
    }

    @Test("Keys that came before the reader started count, and their line break is Enter")
    func typedBefore() async throws {
        let terminal = try PseudoTerminal.open()
        // Enter, as the kernel translates it while the terminal is the shell's: the echo shows that it has.
        terminal.send("early\r")
        try await terminal.waitFor("early\r\n")
        let reader = try EditlineReader.make(on: terminal)
        #expect(await reader.readLine(PseudoTerminal.prompt) == .line("early"))
        await reader.close()
    }

    @Test("The terminal is in its modes: editing, streaming, and as it was found after the end")
    func modes() async throws {
        let terminal = try PseudoTerminal.open()
        let original = terminal.modes
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("\u{1B}[?2004h")
        try await terminal.waitFor("you>")
        #expect(terminal.flags == .init(canonical: false, echo: false, signals: false, translatesEnter: false))
        terminal.send("x\r")
        #expect(await line == .line("x"))
        #expect(terminal.flags == .init(canonical: false, echo: false, signals: true, translatesEnter: false))
        await reader.close()
        try await terminal.waitFor("\u{1B}[?2004l")
        #expect(terminal.modes.c_lflag == original.c_lflag && terminal.modes.c_iflag == original.c_iflag)
        #expect(terminal.modes.c_oflag == original.c_oflag && terminal.modes.c_cflag == original.c_cflag)
    }

    @Test("What is typed and not read stays for the program that comes after")
    func leftForShell() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal, graceTime: .seconds(3600))
        #expect(try await terminal.submit("x\r", to: reader) == .line("x"))
        terminal.send("ls\n")
        await reader.close()
        var buffer = [UInt8](repeating: 0, count: 16)
        #expect(read(terminal.programEnd, &buffer, buffer.count) == 3)
        #expect(buffer.prefix(3).elementsEqual("ls\n".utf8))
    }

    @Test("Another program can have the terminal between reads")
    func released() async throws {
        let terminal = try PseudoTerminal.open()
        let original = terminal.modes
        let reader = try EditlineReader.make(on: terminal)
        #expect(try await terminal.submit("x\r", to: reader) == .line("x"))
        let meanwhile = await reader.withTerminalReleased { terminal.modes }
        #expect(meanwhile.c_lflag == original.c_lflag && meanwhile.c_iflag == original.c_iflag)
        #expect(try await terminal.submit("y\r", to: reader) == .line("y"))
        await reader.close()
        #expect(terminal.modes.c_lflag == original.c_lflag)
    }

    @Test("After the process was stopped the modes are set again")
    func continued() async throws {
        let terminal = try PseudoTerminal.open()
        let reader = try EditlineReader.make(on: terminal)
        async let line = reader.readLine(PseudoTerminal.prompt)
        try await terminal.waitFor("you>")
        terminal.send("draft")
        try await terminal.wait(toShow: "you> draft")
        // What a shell does to the terminal meanwhile.
        var modes = terminal.modes
        modes.c_lflag |= tcflag_t(ICANON | ECHO | ISIG)
        tcsetattr(terminal.programEnd, TCSANOW, &modes)
        kill(getpid(), SIGCONT)
        try await terminal.waitFor("\u{1B}[?2004h")
        try await terminal.waitFor("you> draft")
        #expect(terminal.flags == .init(canonical: false, echo: false, signals: false, translatesEnter: false))
        terminal.send("\r")
        #expect(await line == .line("draft"))
        await reader.close()
    }
}

extension PseudoTerminal {
    struct Flags: Equatable {
        var canonical: Bool
        var echo: Bool
        var signals: Bool
        var translatesEnter: Bool
    }

    var flags: Flags {
        let modes = modes
        return Flags(
            canonical: modes.c_lflag & tcflag_t(ICANON) != 0, echo: modes.c_lflag & tcflag_t(ECHO) != 0,
            signals: modes.c_lflag & tcflag_t(ISIG) != 0, translatesEnter: modes.c_iflag & tcflag_t(ICRNL) != 0)
    }
}
