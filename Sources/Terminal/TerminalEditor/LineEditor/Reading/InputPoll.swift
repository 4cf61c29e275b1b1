#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Waits for input or for a wake-up, whichever comes first.
enum InputPoll {
    enum Outcome: Equatable { case input, wakeUp, timeOut }

    enum ReadOutcome: Equatable { case bytes(Int), nothing, end }

    /// Waits for a file descriptor to be readable (or at its end). Wake-ups are taken out of their pipe.
    static func wait(for input: Int32?, wakeUps: WakePipe, milliseconds: Int32 = -1) -> Outcome {
        var files = [pollfd(fd: wakeUps.readEnd, events: Int16(POLLIN), revents: 0)]
        if let input { files.append(pollfd(fd: input, events: Int16(POLLIN), revents: 0)) }
        let count = poll(&files, nfds_t(files.count), milliseconds)
        if count == 0 { return .timeOut }
        if count < 0 { return .wakeUp }
        if files[0].revents != 0 {
            wakeUps.drain()
            return .wakeUp
        }
        return .input
    }

    /// Whether there is something to read now, or the end.
    static func isReadable(_ input: Int32) -> Bool { waitForInput(input, milliseconds: 0) }

    /// Whether there is something to read, or the end, within a time.
    static func waitForInput(_ input: Int32, milliseconds: Int32) -> Bool {
        var file = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        return poll(&file, 1, milliseconds) > 0
    }

    /// Reads what is there. A terminal that went away counts as the end.
    static func read(_ input: Int32, into buffer: inout [UInt8]) -> ReadOutcome {
        let count = readBytes(input, &buffer, buffer.count)
        if count > 0 { return .bytes(count) }
        if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
        return .end
    }
}
