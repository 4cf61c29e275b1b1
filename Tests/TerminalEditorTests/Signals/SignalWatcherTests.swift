import Foundation
import ParlanceSystem
import TestSupport
import Testing

@testable import TerminalEditor

// Signals belong to the whole process, so these tests run one after the other, and what would end it, or would be a
// Ctrl-C to line editors in other tests, runs in another.
@Suite("SignalWatcher", .serialized, .timeLimit(.minutes(10)))
struct SignalWatcherTests {
    @Test("Ctrl-C cancels what runs, every time, and the program goes on")
    func interrupt() async {
        await #expect(processExitsWith: .exitCode(5)) {
            for _ in 0..<3 {
                let (stream, work) = AsyncStream<Void>.makeStream()
                await SignalWatcher.shared.withInterruptHandler {
                    work.finish()
                } operation: {
                    kill(getpid(), SIGINT)
                    for await _ in stream {}
                }
            }
            exit(5)
        }
    }

    @Test("What the operation returns or throws is passed on")
    func result() async {
        struct Failure: Error {}
        #expect(await SignalWatcher.shared.withInterruptHandler({}, operation: { 42 }) == 42)
        await #expect(throws: Failure.self) {
            try await SignalWatcher.shared.withInterruptHandler({}, operation: { throw Failure() })
        }
    }

    @Test("An observation ends when it is cancelled")
    func observation() async {
        let (first, firstEnd) = AsyncStream<TerminalSignal>.makeStream()
        let (second, secondEnd) = AsyncStream<TerminalSignal>.makeStream()
        let one = SignalWatcher.shared.observe([.continued]) { firstEnd.yield($0) }
        let two = SignalWatcher.shared.observe([.continued, .windowChange]) { secondEnd.yield($0) }
        kill(getpid(), SIGCONT)
        #expect(await first.first { _ in true } == .continued)
        one.cancel()
        firstEnd.finish()
        kill(getpid(), SIGWINCH)
        #expect(await second.first { $0 == .windowChange } == .windowChange)
        #expect(await first.first { _ in true } == nil)
        two.cancel()
    }

    @Test("Without an observer, an interrupt still ends the process")
    func unobserved() async {
        await #expect(processExitsWith: .signal(SIGINT)) {
            SignalWatcher.shared.install([.interrupt])
            await SignalWatcher.shared.withInterruptHandler({}, operation: {})
            kill(getpid(), SIGINT)
            await untilCancelled()
        }
    }

    @Test("A signal that is ignored from the start stays ignored")
    func ignored() async {
        await #expect(processExitsWith: .exitCode(7)) {
            signal(SIGHUP, SIG_IGN)
            SignalWatcher.shared.install([.hangup])
            kill(getpid(), SIGHUP)
            exit(7)
        }
    }

    @Test("A process that dies of a signal restores its terminal first", arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func restoration(_ number: Int32) async throws {
        let terminal = try PseudoTerminal.open()
        let original = terminal.modes
        let path = terminal.programEndPath
        await #expect(processExitsWith: .signal(number)) { [path = path as String, number = number as Int32] in
            let slave = open(path, O_RDWR | O_NOCTTY)
            let reader = EditlineReader(
                input: FileDescriptor(slave), output: FileDescriptor(slave),
                writer: .make(on: FileDescriptor(slave)), terminalType: "xterm",
                keyBindingsFile: "/dev/null")
            Task { await reader?.readLine(LinePrompt("you> ")) }
            var modes = termios()
            repeat { tcgetattr(slave, &modes) } while modes.c_lflag & tcflag_t(ISIG) != 0
            kill(getpid(), number)
            await untilCancelled()
        }
        try await terminal.waitFor("\u{1B}[?2004h")
        try await terminal.waitFor("\u{1B}[?2004l")
        #expect(terminal.modes.c_lflag == original.c_lflag && terminal.modes.c_iflag == original.c_iflag)
    }

    @Test("A Ctrl-C between two reads does not end a program that reads lines")
    func interruptBetweenReads() async throws {
        let terminal = try PseudoTerminal.open()
        await #expect(processExitsWith: .exitCode(5)) { [path = terminal.programEndPath as String] in
            let slave = open(path, O_RDWR | O_NOCTTY)
            let reader = EditlineReader(
                input: FileDescriptor(slave), output: FileDescriptor(slave),
                writer: .make(on: FileDescriptor(slave)), terminalType: "xterm",
                keyBindingsFile: "/dev/null")
            let (signals, delivery) = AsyncStream<TerminalSignal>.makeStream()
            let observation = SignalWatcher.shared.observe([.windowChange]) { delivery.yield($0) }
            kill(getpid(), SIGINT)
            // Signals come in the order of their numbers.
            kill(getpid(), SIGWINCH)
            _ = await signals.first { _ in true }
            observation.cancel()
            await reader?.close()
            exit(5)
        }
    }

    @Test(
        "A Ctrl-C holds what was submitted ahead of it until Enter: no question gets it, and each is a line of its own")
    func interruptAfterTypeAhead() async throws {
        let terminal = try PseudoTerminal.open()
        terminal.send("go\rone\rtwo\rres")
        async let hasTyped: Void = {
            try await terminal.wait(toShow: "sure?")
            terminal.send("y\r")
            try await terminal.waitUntil("the prompt") { $0.currentLine.hasPrefix("you> res") }
            terminal.send("t\r")
        }()
        await #expect(processExitsWith: .exitCode(5)) { [path = terminal.programEndPath as String] in
            let slave = open(path, O_RDWR | O_NOCTTY)
            let reader = try #require(
                EditlineReader(
                    input: FileDescriptor(slave), output: FileDescriptor(slave),
                    writer: .make(on: FileDescriptor(slave)), terminalType: "xterm",
                    keyBindingsFile: "/dev/null", blindTime: .zero))
            let (signals, delivery) = AsyncStream<TerminalSignal>.makeStream()
            // Observers are called in the order in which they came: the reader has seen a Ctrl-C when this one sees it.
            let observation = SignalWatcher.shared.observe([.interrupt]) { delivery.yield($0) }
            let first = await reader.readLine(LinePrompt("you> "))
            kill(getpid(), SIGINT)
            _ = await signals.first { _ in true }
            observation.cancel()
            let answer = await reader.readLine(LinePrompt("sure? ", isQuestion: true))
            let held = await reader.readLine(LinePrompt("you> "))
            let last = await reader.readLine(LinePrompt("more> "))
            await reader.close()
            exit([first, answer, held, last] == ["go", "y", "one", "two"].map(LineInput.line) ? 5 : 6)
        }
        try await hasTyped
    }

    @Test("A process that exits restores its terminal")
    func restorationAtExit() async throws {
        let terminal = try PseudoTerminal.open()
        let original = terminal.modes
        let path = terminal.programEndPath
        await #expect(processExitsWith: .exitCode(3)) { [path = path as String] in
            let slave = open(path, O_RDWR | O_NOCTTY)
            let reader = EditlineReader(
                input: FileDescriptor(slave), output: FileDescriptor(slave),
                writer: .make(on: FileDescriptor(slave)), terminalType: "xterm",
                keyBindingsFile: "/dev/null")
            Task { await reader?.readLine(LinePrompt("you> ")) }
            var modes = termios()
            repeat { tcgetattr(slave, &modes) } while modes.c_lflag & tcflag_t(ISIG) != 0
            exit(3)
        }
        #expect(terminal.modes.c_lflag == original.c_lflag && terminal.modes.c_iflag == original.c_iflag)
    }
}
