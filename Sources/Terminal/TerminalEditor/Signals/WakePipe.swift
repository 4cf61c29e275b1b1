import ParlanceSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pipe to oneself: writing a byte ends another thread's `poll`.
///
/// Where no pipe can be made, both ends are -1, which `poll` ignores.
final class WakePipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    init() {
        let pipe = PipeEnds()
        readEnd = pipe?.reading ?? -1
        writeEnd = pipe?.writing ?? -1
        for end in [readEnd, writeEnd] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        if readEnd >= 0 { _ = close(readEnd) }
        if writeEnd >= 0 { _ = close(writeEnd) }
    }

    func signal() {
        var byte: UInt8 = 1
        // A full pipe needs no further byte: the reader wakes anyway.
        _ = write(writeEnd, &byte, 1)
    }

    func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &bytes, bytes.count) > 0 {}
    }
}
