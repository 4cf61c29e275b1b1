import Glibc

/// Where the characters go in the end.
enum OutputDestination: Sendable {
    /// A file, a pipe or a terminal.
    case fileDescriptor(CInt)
    /// A function, for tests.
    case sink(@Sendable (String) -> Void)

    /// Writes everything, in one write(2) where the system takes it at once. Returns why it cannot, as `errno` has it:
    /// EPIPE when nobody can read it any more.
    func write(_ text: TerminalText) -> CInt? {
        switch self {
        case .fileDescriptor(let descriptor):
            var characters = text.characters
            return characters.withUTF8 { Self.writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
        case .sink(let receive):
            receive(text.characters)
            return nil
        }
    }

    /// Whether the process may show what is for the person in front: not while it runs in the background of a shell.
    var isInForeground: Bool {
        guard case .fileDescriptor(let descriptor) = self else { return true }
        let group = tcgetpgrp(descriptor)
        return group == -1 || group == getpgrp()
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> CInt? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilWritable(descriptor)
            case let code: return code
            }
        }
        return nil
    }

    /// Another process may have made the shared terminal non-blocking; then output waits here instead of being lost.
    private static func waitUntilWritable(_ descriptor: CInt) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }
}
