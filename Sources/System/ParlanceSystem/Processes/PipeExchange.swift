#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes to one pipe while it reads from another, so that neither side waits for the other for ever.
struct PipeExchange {
    private(set) var output: [UInt8] = []
    private(set) var isCut = false

    private var rest: ArraySlice<UInt8>
    private var writing: Int32?
    private let reading: Int32
    private let limit: Int
    private let onOutput: (ArraySlice<UInt8>) -> Void

    /// Takes both ends over and closes them.
    ///
    /// - Parameter onOutput: Gets all output as it comes, also what is more than the limit.
    init(
        input: [UInt8], writing: Int32, reading: Int32, limit: Int,
        onOutput: @escaping (ArraySlice<UInt8>) -> Void = { _ in }
    ) {
        self.onOutput = onOutput
        rest = input[...]
        self.writing = writing
        self.reading = reading
        self.limit = limit
        _ = fcntl(writing, F_SETFL, fcntl(writing, F_GETFL) | O_NONBLOCK)
    }

    /// Goes on until the other side has closed its output. Returns false when that took too long.
    mutating func run(until deadline: ContinuousClock.Instant?) -> Bool {
        defer {
            closeInput()
            systemClose(reading)
        }
        if rest.isEmpty { closeInput() }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            var events = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
            if let writing { events.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)) }
            let count = systemPoll(&events, Self.milliseconds(until: deadline))
            if count == 0 { return false }
            if count < 0 {
                if errno == EINTR { continue }
                return true
            }
            if events.count > 1, events[1].revents != 0 { writeSome() }
            guard events[0].revents != 0 else { continue }
            let got = uninterrupted { systemRead(reading, &buffer, buffer.count) }
            guard got > 0 else { return true }
            keep(buffer[..<got])
        }
    }

    private mutating func writeSome() {
        guard let writing else { return }
        let (count, code) = rest.withUnsafeBytes { Self.write($0, to: writing) }
        if count < 0, code == EINTR || code == EAGAIN { return }
        // A program that does not read all of its input has its reasons (`head`).
        rest = count < 0 ? [] : rest.dropFirst(count)
        if rest.isEmpty { closeInput() }
    }

    /// Writes without the signal that a pipe nobody reads sends to its writer: it would end a program that does not
    /// ignore it, and what other programs do is no business of ours.
    private static func write(_ bytes: UnsafeRawBufferPointer, to pipe: Int32) -> (count: Int, code: Int32) {
        var (signals, before, pending) = (sigset_t(), sigset_t(), sigset_t())
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        sigpending(&pending)
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        let count = systemWrite(pipe, bytes.baseAddress, bytes.count)
        let code = errno
        if count < 0, code == EPIPE, sigismember(&pending, SIGPIPE) == 0 {
            // The signal waits for this thread alone; it is taken before it is let through.
            #if os(Linux)
                var noTime = timespec()
                _ = sigtimedwait(&signals, nil, &noTime)
            #else
                var number: Int32 = 0
                sigwait(&signals, &number)
            #endif
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return (count, code)
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        onOutput(bytes)
        let room = limit - output.count
        output += bytes.prefix(room)
        isCut = isCut || bytes.count > room
    }

    private mutating func closeInput() {
        if let writing { systemClose(writing) }
        writing = nil
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        return Int32(max(0, min(left.rounded(.up), Double(Int32.max))))
    }
}
