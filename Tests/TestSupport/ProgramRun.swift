import Synchronization

/// What came of running a program without a terminal, as in a pipeline.
package struct ProgramRun: Sendable, Hashable {
    /// How it ended.
    package var status: ProgramExit

    /// All it wrote to standard output.
    package var standardOutput: [UInt8]

    /// All it wrote to standard error.
    package var standardError: [UInt8]

    /// Makes the result a test expects.
    package init(status: ProgramExit, standardOutput: [UInt8] = [], standardError: [UInt8] = []) {
        self.status = status
        self.standardOutput = standardOutput
        self.standardError = standardError
    }

    /// ``standardOutput`` as text.
    package var output: String { String(decoding: standardOutput, as: UTF8.self) }

    /// ``standardError`` as text.
    package var errorOutput: String { String(decoding: standardError, as: UTF8.self) }

    /// Runs a program to its end. It leads a session of its own without a controlling terminal.
    ///
    /// - Parameters:
    ///   - path: The program's path, which is no name to look for in `PATH`.
    ///   - arguments: The arguments after the program's own name.
    ///   - environment: All of the environment; nothing is inherited.
    ///   - input: What it finds at standard input, a pipe that is closed after that.
    ///   - workingDirectory: Where it starts; `nil` for the directory of the tests.
    ///   - outputLimit: After this many bytes the reading end of standard output is closed, as `head` does; 0 closes it
    ///     before the program starts. `nil` reads everything.
    ///   - timeout: How long it may take; only a failure reaches it.
    /// - Throws: ``PosixError`` when it cannot be started, ``ProgramRunTimeout`` when it takes too long and was killed.
    package static func run(
        _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], input: [UInt8] = [],
        workingDirectory: String? = nil, outputLimit: Int? = nil, timeout: Duration = .seconds(600)
    ) async throws -> ProgramRun {
        var files = ProgramIO.Files()
        var childEnds: [FileDescriptor] = []
        for number in Int32(0)...2 { childEnds.append(try files.addPipe(for: number)) }
        if outputLimit == 0 { files.standardOutput.close() }

        let io = try ProgramIO(files: files, screen: VirtualScreen(columns: 1, rows: 1))
        let process = try SpawnedProcess(
            SpawnedProcess.Program(
                path: path, arguments: arguments, environment: environment, workingDirectory: workingDirectory),
            fileActions: childEnds.enumerated().map { .duplicate($1.number, to: Int32($0)) }
        ) { status in
            io.update { $0.exitStatus = status }
        }
        defer {
            process.release()
            io.update { $0.isReleased = true }
        }
        for end in childEnds { end.close() }
        io.update { state in
            state.standardInput = input
            state.closesStandardInput = true
            state.outputLimit = outputLimit ?? .max
        }
        io.start()

        let end = await io.wait(atMost: timeout) { io in io.state.withLock { $0.isDrained ? $0.exitStatus : nil } }
        let captured = io.state.withLock { $0.captured }
        let standardOutput = captured[.standardOutput]?.bytes ?? []
        let standardError = captured[.standardError]?.bytes ?? []
        guard case .success(let status) = end else {
            throw ProgramRunTimeout(
                program: path, limit: timeout, standardOutput: standardOutput, standardError: standardError)
        }
        return ProgramRun(status: status, standardOutput: standardOutput, standardError: standardError)
    }
}
