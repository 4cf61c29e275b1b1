import Glibc

/// A system call that failed.
struct DescriptorError: Error {
    var code = errno
}

/// Two ends of a pipe, closed when the value goes.
final class OutputPipe {
    private(set) var readEnd: CInt
    private(set) var writeEnd: CInt

    init() throws {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw DescriptorError() }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    func closeReadEnd() {
        close(readEnd)
        readEnd = -1
    }

    func closeWriteEnd() {
        close(writeEnd)
        writeEnd = -1
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        if writeEnd >= 0 { close(writeEnd) }
    }
}
