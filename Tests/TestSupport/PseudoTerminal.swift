import Synchronization
import Foundation
import Glibc

/// A program that runs in a terminal of its own, as a person would run it, with a test at the keyboard and the screen.
///
/// The program leads a new session, the terminal is its controlling terminal, and Ctrl-C, a resize and closing the window
/// reach it as signals. When the last reference goes, its process group is killed. ``open(columns:rows:timeout:)`` makes a
/// terminal without a program, for code that can be given any file.
package final class PseudoTerminal: Sendable {
    /// Where a standard stream of the program leads.
    package enum Stream: Sendable {
        /// The terminal.
        case terminal
        /// A pipe to the test.
        case pipe
        /// `/dev/null`.
        case null
    }

    /// Where output is waited for.
    package enum Source: Sendable, Hashable {
        /// The terminal.
        case terminal
        /// Standard output, when it is a pipe.
        case standardOutput
        /// Standard error, when it is a pipe.
        case standardError
    }

    /// The path of the program.
    package let path: String

    /// The path by which another process can open the program's end.
    package let programEndPath: String

    /// How long a wait takes at most when it names no time of its own; only a failure reaches it.
    package let timeout: Duration

    let io: ProgramIO
    private let process: SpawnedProcess?

    /// Starts a program in a new terminal.
    ///
    /// - Parameters:
    ///   - path: The program's path, which is no name to look for in `PATH`.
    ///   - arguments: The arguments after the program's own name.
    ///   - environment: All of the environment; nothing is inherited, not even `TERM`.
    ///   - workingDirectory: Where it starts; `nil` for the directory of the tests.
    /// - Throws: ``PosixError`` when there is no terminal to be had or the program cannot be started.
    package static func spawn(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
        workingDirectory: String? = nil, columns: Int = 80, rows: Int = 24, standardInput: Stream = .terminal,
        standardOutput: Stream = .terminal, standardError: Stream = .terminal, timeout: Duration = .seconds(600)
    ) throws(PosixError) -> PseudoTerminal {
        let pair = try TerminalPair.open(columns: columns, rows: rows)
        var files = ProgramIO.Files(master: pair.master, slave: pair.slave)
        // Opening the slave as a session leader makes it the controlling terminal, even if no stream stays on it.
        var actions: [SpawnedProcess.FileAction] = [
            .open(0, path: pair.slavePath, flags: O_RDWR), .duplicate(0, to: 1), .duplicate(0, to: 2),
        ]
        // Kept until the program has its copies.
        var childEnds: [FileDescriptor] = []
        for (number, stream) in [(Int32(0), standardInput), (1, standardOutput), (2, standardError)] {
            switch stream {
            case .terminal: break
            case .null: actions.append(.open(number, path: "/dev/null", flags: O_RDWR))
            case .pipe:
                let end = try files.addPipe(for: number)
                childEnds.append(end)
                actions.append(.duplicate(end.number, to: number))
            }
        }
        let io = try ProgramIO(files: files, screen: VirtualScreen(columns: columns, rows: rows))
        let process = try SpawnedProcess(
            SpawnedProcess.Program(
                path: path, arguments: arguments, environment: environment, workingDirectory: workingDirectory),
            fileActions: actions
        ) { status in
            io.update { $0.exitStatus = status }
        }
        for end in childEnds { end.close() }
        io.start()
        return PseudoTerminal(
            path: path, programEndPath: pair.slavePath, timeout: timeout, io: io, process: process)
    }

    init(path: String, programEndPath: String, timeout: Duration, io: ProgramIO, process: SpawnedProcess?) {
        self.path = path
        self.programEndPath = programEndPath
        self.timeout = timeout
        self.io = io
        self.process = process
    }

    deinit {
        process?.release()
        io.update { $0.isReleased = true }
    }

    /// Types text. Enter is `\r`, Ctrl-C is `\u{3}`, Escape is `\u{1B}`.
    package func send(_ text: String) {
        send(bytes: Array(text.utf8))
    }

    /// Types bytes. It never waits: what the terminal takes is typed when this returns, and the rest goes out as the
    /// program reads.
    package func send(bytes: [UInt8]) {
        io.update { [files = io.files] state in
            state.keystrokes += bytes
            _ = files.master.writeSome(&state.keystrokes)
        }
    }

    /// Writes to standard input when that is a pipe.
    package func sendToStandardInput(_ bytes: [UInt8]) {
        io.update { $0.standardInput += bytes }
    }

    /// Ends the input: closes the pipe after what was written to it, or types Ctrl-D when standard input is the terminal.
    package func closeInput() {
        io.update { [files = io.files] state in
            if files.standardInput.number >= 0 {
                state.closesStandardInput = true
            } else {
                state.keystrokes.append(4)
            }
        }
    }

    /// Changes the size of the window, which sends SIGWINCH to the program when the size is another one.
    ///
    /// - Throws: ``PosixError`` after ``hangUp()``.
    package func resize(columns: Int, rows: Int) throws(PosixError) {
        // First the screen, so that what the program draws for the new size meets the new size.
        io.state.withLock { $0.screen.resize(columns: columns, rows: rows) }
        try TerminalPair.setSize(of: io.files.master, columns: columns, rows: rows)
    }

    /// Sends a signal to the program, and to it alone.
    package func signal(_ signal: Int32) {
        process?.signal(signal)
    }

    /// Closes the window: the program gets SIGHUP and its terminal is gone.
    package func hangUp() {
        io.update { $0.hangsUp = true }
    }

    /// The screen as it is now.
    package var screen: VirtualScreen { io.state.withLock { $0.screen } }

    /// Everything the program has written to the terminal so far, and what the terminal has echoed.
    package var rawOutput: [UInt8] { output(of: .terminal) }

    /// ``rawOutput`` as text.
    package var text: String { String(decoding: rawOutput, as: UTF8.self) }

    /// Everything that has come from a source so far.
    package func output(of source: Source) -> [UInt8] {
        io.state.withLock { $0.captured[source]?.bytes ?? [] }
    }

    /// The settings of the terminal line as they are now; they can be read after the program's end.
    ///
    /// - Throws: ``PosixError`` after ``hangUp()``.
    package var terminalAttributes: TerminalAttributes {
        get throws(PosixError) { try TerminalPair.attributes(of: io.files.slave) }
    }
}
