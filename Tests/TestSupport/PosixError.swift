import Glibc

/// A system call that failed.
package struct PosixError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried, as the start of a sentence: "opening the terminal".
    package var operation: String

    /// The `errno` of the failure.
    package var code: Int32

    /// Makes the error of an operation; without a code it takes the `errno` of this thread.
    package init(_ operation: String, code: Int32 = errno) {
        self.operation = operation
        self.code = code
    }

    /// The sentence for a person.
    package var description: String { "Failed at \(operation): \(String(cString: strerror(code)))." }
}
