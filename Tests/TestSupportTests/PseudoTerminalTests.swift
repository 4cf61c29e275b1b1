import Glibc
import TestSupport
import Testing

@Suite("A program in a pseudo-terminal")
struct PseudoTerminalTests {
    static func shell(
        _ script: String, environment: [String: String] = ["PATH": "/usr/bin:/bin"], columns: Int = 80, rows: Int = 24
    ) throws -> PseudoTerminal {
        try PseudoTerminal.spawn(
            "/bin/sh", ["-c", script], environment: environment, columns: columns, rows: rows)
    }

    @Test("What is typed is echoed by the line and answered by the program")
    func typing() async throws {
        let terminal = try PseudoTerminal.spawn("/bin/cat")
        terminal.send("héllo\r")
        try await terminal.waitFor("héllo\r\nhéllo\r\n")
        #expect(terminal.screen.lines.prefix(3) == ["héllo", "héllo", ""])
        #expect(terminal.screen.cursor == VirtualScreen.Position(row: 2, column: 0))
        terminal.closeInput()
        #expect(try await terminal.waitForExit() == .exited(0))
    }

    @Test("A wait continues after the last match and returns what lies between")
    func expectModel() async throws {
        let terminal = try Self.shell("echo one two one three")
        #expect(try await terminal.waitFor("one") == "")
        #expect(try await terminal.waitFor("one") == " two ")
        #expect(try await terminal.waitFor("e\r\n") == " thre")
    }

    @Test("The program gets its arguments, exactly its environment and its working directory")
    func surroundings() async throws {
        let directory = try TemporaryDirectory()
        let terminal = try PseudoTerminal.spawn(
            "/bin/sh", ["-c", #"pwd; /usr/bin/env; echo "$@""#, "sh", "a b", "ü"],
            environment: ["ONLY": "this one"], workingDirectory: directory.path)
        #expect(try await terminal.waitForExit() == .exited(0))
        let lines = terminal.text.split(separator: "\r\n").map(String.init)
        // The shell itself adds PWD and the like; nothing of the tests' own environment is there.
        #expect(lines.first == directory.path)
        #expect(lines.contains("ONLY=this one"))
        #expect(!lines.contains { $0.hasPrefix("PATH=") || $0.hasPrefix("HOME=") })
        #expect(lines.last == "a b ü")
    }

    @Test("The terminal is the controlling one, and the program leads its session")
    func controllingTerminal() async throws {
        let terminal = try Self.shell(
            "echo found > /dev/tty; read -r stat < /proc/$$/stat; set -- $stat; echo $6; echo $$ >&2")
        try await terminal.waitForExit()
        let lines = terminal.screen.lines
        #expect(lines[0] == "found")
        // The session, which is the sixth field, and the process.
        #expect(lines[1] == lines[2])
        #expect(lines[1] != "")
    }

    @Test("Ctrl-C interrupts the program", .timeLimit(.minutes(10)))
    func interrupt() async throws {
        let terminal = try Self.shell("echo ready; exec sleep 1000")
        try await terminal.waitFor("ready")
        terminal.send("\u{3}")
        #expect(try await terminal.waitForExit() == .signaled(SIGINT))
    }

    @Test(
        "The exit status is the code or the signal",
        arguments: [("exit 7", ProgramExit.exited(7)), ("kill -TERM $$", .signaled(SIGTERM))])
    func exitStatus(script: String, status: ProgramExit) async throws {
        #expect(try await Self.shell(script).waitForExit() == status)
    }

    @Test("A signal reaches the program")
    func signal() async throws {
        let terminal = try Self.shell("trap 'echo caught; exit 3' USR1; echo ready; sleep 1000 & wait")
        try await terminal.waitFor("ready")
        terminal.signal(SIGUSR1)
        try await terminal.waitFor("caught")
        #expect(try await terminal.waitForExit() == .exited(3))
    }

    @Test("A resize changes the size and signals the program")
    func resize() async throws {
        let terminal = try Self.shell(
            "trap 'stty size; exit 0' WINCH; stty size; sleep 1000 & wait", columns: 40, rows: 10)
        try await terminal.waitFor("10 40")
        try terminal.resize(columns: 100, rows: 30)
        try await terminal.waitFor("30 100")
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect(terminal.screen.columns == 100)
        #expect(terminal.screen.lines.count == 30)
    }

    @Test("Closing the window hangs the program up")
    func hangUp() async throws {
        let terminal = try PseudoTerminal.spawn("/bin/cat")
        terminal.send("up\r")
        try await terminal.waitFor("up\r\nup")
        terminal.hangUp()
        #expect(try await terminal.waitForExit() == .signaled(SIGHUP))
        #expect(throws: PosixError.self) { try terminal.resize(columns: 1, rows: 1) }
    }

    @Test("The settings of the line can be compared, also after the end")
    func attributes() async throws {
        let terminal = try Self.shell(
            "echo start; read x; saved=$(stty -g); stty raw -echo; echo raw; read y; stty $saved")
        try await terminal.waitFor("start")
        let before = try terminal.terminalAttributes
        terminal.send("\r")
        try await terminal.waitFor("raw")
        let raw = try terminal.terminalAttributes
        terminal.send("\n")
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect([before.isEchoing, before.isCanonical, before.sendsSignals] == [true, true, true])
        #expect([raw.isEchoing, raw.isCanonical, raw.sendsSignals] == [false, false, false])
        #expect(try terminal.terminalAttributes == before)
    }

    @Test("Streams can be pipes while the terminal stays the controlling one")
    func pipes() async throws {
        let terminal = try PseudoTerminal.spawn(
            "/bin/sh", ["-c", "cat; echo oops >&2; test -t 1 || echo none; echo tty > /dev/tty"],
            environment: ["PATH": "/usr/bin:/bin"], standardInput: .pipe, standardOutput: .pipe, standardError: .pipe)
        terminal.sendToStandardInput(Array("piped\n".utf8))
        try await terminal.waitFor("piped", in: .standardOutput)
        terminal.closeInput()
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect(String(decoding: terminal.output(of: .standardOutput), as: UTF8.self) == "piped\nnone\n")
        #expect(String(decoding: terminal.output(of: .standardError), as: UTF8.self) == "oops\n")
        #expect(terminal.text == "tty\r\n")
    }

    @Test("A stream can be empty")
    func null() async throws {
        let terminal = try PseudoTerminal.spawn("/bin/cat", standardInput: .null)
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect(terminal.rawOutput == [])
    }

    @Test("All of a long output is there when the program has ended")
    func longOutput() async throws {
        let terminal = try Self.shell("seq 1 20000")
        try await terminal.waitForExit()
        let expected = (1...20000).map { "\($0)\r\n" }.joined()
        #expect(terminal.text == expected)
        #expect(terminal.screen.scrollback.count + 23 == 20000)
    }

    @Test("A long text that is typed ahead arrives whole")
    func longInput() async throws {
        let terminal = try Self.shell("stty raw -echo; echo go; head -c 300000 | wc -c")
        try await terminal.waitFor("go")
        terminal.send(bytes: Array(repeating: UInt8(ascii: "x"), count: 300_000))
        try await terminal.waitFor("300000")
    }

    @Test("A program that stays behind in the background holds nothing up")
    func background() async throws {
        let terminal = try Self.shell("sleep 1000 & echo done")
        #expect(try await terminal.waitForExit() == .exited(0))
        #expect(terminal.text == "done\r\n")
    }

    @Test("The program is killed with its children when the terminal goes", .timeLimit(.minutes(10)))
    func killed() async throws {
        let directory = try TemporaryDirectory()
        let fifo = directory / "fifo"
        #expect(mkfifo(fifo, 0o600) == 0)
        var terminal: PseudoTerminal? = try PseudoTerminal.spawn(
            "/bin/sh", ["-c", "trap '' HUP; { echo open > /dev/tty; exec sleep 1000; } > \(fifo) & wait"],
            environment: ["PATH": "/usr/bin:/bin"])
        // The fifo ends when its last writer, the child of the child, is dead.
        async let reader = ProgramRun.run("/bin/cat", [fifo])
        try await terminal?.waitFor("open")
        terminal = nil
        #expect(try await reader == ProgramRun(status: .exited(0)))
    }

    @Test("A wait that is in vain shows the screen and the output")
    func timeOut() async throws {
        let terminal = try PseudoTerminal.spawn("/bin/cat", columns: 20, rows: 2)
        terminal.send("hi\u{1B}[m\r")
        try await terminal.waitFor("\r\n")
        let error = await #expect(throws: PseudoTerminalError.self) {
            try await terminal.waitFor("never", timeout: .zero)
        }
        #expect(
            error?.description.hasPrefix(
                "/bin/cat was expected to show \"never\" in the output, but it did not come within 0.0 seconds.\n")
                == true)
        #expect(error?.description.contains("End of the output: hi^[[m\\r\\n") == true)
    }

    @Test("A wait ends when the program does")
    func ended() async throws {
        let terminal = try Self.shell("echo bye; exit 4")
        let error = await #expect(throws: PseudoTerminalError.self) {
            try await terminal.waitUntil("a greeting") { $0.lines[0] == "hello" }
        }
        let edge = "+" + String(repeating: "-", count: 80) + "+"
        let emptyRows = Array(repeating: "|", count: 23).joined(separator: "\n")
        #expect(
            error?.description == """
                /bin/sh was expected to show a greeting, but the program ended (exited(4)) before it came.
                Screen, cursor in row 1 and column 0 from 0:
                \(edge)
                |bye
                \(emptyRows)
                \(edge)
                End of the output: bye\\r\\n
                """)
    }

    @Test("A program that is not there is an error")
    func missing() {
        #expect(throws: PosixError("starting /nowhere/at/all", code: ENOENT)) {
            try PseudoTerminal.spawn("/nowhere/at/all")
        }
    }

    @Test("Many terminals at once do not get into each other's way")
    func parallel() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let terminal = try Self.shell("read x; echo got $x; ls /proc/self/fd | wc -l")
                    terminal.send("n\(number)\r")
                    try await terminal.waitFor("got n\(number)\r\n")
                    // The three streams, and the folder that ls reads.
                    try await terminal.waitFor("4\r\n")
                    return try await terminal.waitForExit() == .exited(0)
                }
            }
            for try await isGood in group { #expect(isGood) }
        }
    }
}
