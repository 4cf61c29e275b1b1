import Synchronization
import Glibc

extension PseudoTerminal {
    /// Opens a terminal in which no program runs: code of the test itself reads and writes at ``programEnd``.
    ///
    /// The terminal controls no process, so that neither Ctrl-C nor a change of size becomes a signal.
    ///
    /// - Throws: ``PosixError`` when there is no terminal to be had.
    package static func open(
        columns: Int = 80, rows: Int = 24, timeout: Duration = .seconds(600)
    ) throws(PosixError) -> PseudoTerminal {
        let pair = try TerminalPair.open(columns: columns, rows: rows)
        let io = try ProgramIO(
            files: ProgramIO.Files(master: pair.master, slave: pair.slave),
            screen: VirtualScreen(columns: columns, rows: rows))
        io.start()
        return PseudoTerminal(
            path: "The code under test", programEndPath: pair.slavePath, timeout: timeout, io: io, process: nil)
    }

    /// The open file at which a program has the terminal; good as long as this terminal lives.
    package var programEnd: Int32 { io.files.slave.number }

    /// Forgets what was written so far, and starts with an empty screen: for a test that looks at many.
    ///
    /// - Returns: What was forgotten.
    @discardableResult
    package func forgetOutput() -> [UInt8] {
        io.state.withLock { state in
            defer {
                state.captured[.terminal] = nil
                state.screen = VirtualScreen(columns: state.screen.columns, rows: state.screen.rows)
            }
            return state.captured[.terminal]?.bytes ?? []
        }
    }
}
