/// A program that is run to its end, without a shell: what it is given on standard input, and what it answers.
///
/// The child gets nothing of ours but what is named here: no other file descriptor, no blocked or ignored signal.
package struct ChildProcess: Sendable {
    /// How a program ended, and what it wrote to standard output.
    package struct Result: Sendable, Hashable {
        /// The exit code; 128 and the signal's number for a program that a signal ended, as shells count.
        package var status: Int32
        /// Standard output, up to the limit.
        package var output: [UInt8]
        /// Whether there was more output than the limit allows. The rest was read and thrown away.
        package var isCut: Bool

        /// A result from its parts.
        package init(status: Int32, output: [UInt8], isCut: Bool = false) {
            self.status = status
            self.output = output
            self.isCut = isCut
        }
    }

    /// The program, looked up along `PATH` unless it holds a slash, and its arguments.
    package var arguments: [String]
    /// The variables that the program sees; `nil`: our own. What ``ChildEnvironment`` withholds is in neither.
    package var environment: [String: String]?
    /// The most bytes of standard output that are kept.
    package var outputLimit: Int
    /// Whether standard error goes where ours goes; otherwise it is thrown away.
    package var sharesStandardError: Bool

    /// A program to run.
    package init(
        _ arguments: [String], environment: [String: String]? = nil, outputLimit: Int = 1 << 20,
        sharesStandardError: Bool = false
    ) {
        self.arguments = arguments
        self.environment = environment
        self.outputLimit = outputLimit
        self.sharesStandardError = sharesStandardError
    }

    /// Runs the program and waits for its end.
    ///
    /// - Parameters:
    ///   - input: What it reads from standard input.
    ///   - timeout: After so long it is killed; `nil` waits for ever.
    /// - Throws: ``ChildProcessError`` when it cannot be started, or was killed for being late.
    package func run(input: [UInt8] = [], timeout: Duration? = nil) throws(ChildProcessError) -> Result {
        let spawned = try spawn()
        var exchange = PipeExchange(
            input: input, writing: spawned.input, reading: spawned.output, limit: outputLimit)
        let isComplete = exchange.run(until: timeout.map { ContinuousClock.now + $0 })
        if !isComplete { spawned.process.send(.kill) }
        let status = spawned.process.wait().shellCode
        guard isComplete else { throw .timedOut(program: arguments.first ?? "") }
        return Result(status: status, output: exchange.output, isCut: exchange.isCut)
    }
}
