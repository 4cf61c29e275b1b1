#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// Something open that has a number in this process: a file, a pipe, a terminal, a socket.
package protocol Descriptor: Sendable {
    /// The number.
    var number: Int32 { get }
}

/// The number of something open that somebody else closes, such as standard output.
package struct FileDescriptor: Descriptor, Hashable {
    package let number: Int32

    /// Makes it of the number.
    package init(_ number: Int32) { self.number = number }

    /// Where input comes from.
    package static let standardInput = FileDescriptor(STDIN_FILENO)
    /// Where output goes.
    package static let standardOutput = FileDescriptor(STDOUT_FILENO)
    /// Where messages go.
    package static let standardError = FileDescriptor(STDERR_FILENO)
}

extension Descriptor {
    /// The same without its owner, who must outlive it.
    package var unowned: FileDescriptor { FileDescriptor(number) }
}
