/// A program took too long and was killed.
package struct ProgramRunTimeout: Error, Sendable, CustomStringConvertible {
    /// The path of the program.
    package var program: String

    /// How long it could have taken.
    package var limit: Duration

    /// What it had written to standard output.
    package var standardOutput: [UInt8]

    /// What it had written to standard error.
    package var standardError: [UInt8]

    /// What happened, with the output so far.
    package var description: String {
        """
        \(program) did not end within \(limit) and was killed.
        Standard output: \(String(decoding: standardOutput, as: UTF8.self))
        Standard error: \(String(decoding: standardError, as: UTF8.self))
        """
    }
}
