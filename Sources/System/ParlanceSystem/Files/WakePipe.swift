#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A pipe to oneself: writing a byte ends another thread's ``Poll``.
///
/// Where no pipe can be made, both ends are -1, which `poll` ignores.
package final class WakePipe: Sendable {
    /// Readable after ``signal()`` until ``drain()``.
    package let readEnd: FileDescriptor
    /// Where the bytes go in.
    package let writeEnd: FileDescriptor

    /// Makes a pipe neither end of which waits.
    package init() {
        let pipe = PipeEnds()
        readEnd = FileDescriptor(pipe?.reading ?? -1)
        writeEnd = FileDescriptor(pipe?.writing ?? -1)
        for end in [readEnd, writeEnd] { _ = fcntl(end.number, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        for end in [readEnd, writeEnd] where end.number >= 0 { systemClose(end.number) }
    }

    /// Makes the pipe readable.
    package func signal() {
        var byte: UInt8 = 1
        // A full pipe needs no further byte: the reader wakes anyway.
        systemWrite(writeEnd.number, &byte, 1)
    }

    /// Takes all bytes out.
    package func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while systemRead(readEnd.number, &bytes, bytes.count) > 0 {}
    }
}
