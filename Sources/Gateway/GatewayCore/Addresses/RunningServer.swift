#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A port of this machine on which a server of the person's own may listen.
public struct RunningServer: Sendable, Hashable {
    /// The provider that speaks with it, such as `ollama`.
    public var provider: String
    /// The port at 127.0.0.1.
    public var port: UInt16

    /// A server from its parts.
    public init(provider: String, port: UInt16) {
        self.provider = provider
        self.port = port
    }

    /// The ports on which they listen when nothing else is said.
    public static let usual = [
        RunningServer(provider: "ollama", port: 11_434), RunningServer(provider: "llamacpp", port: 8080),
        RunningServer(provider: "lmstudio", port: 1234),
    ]

    /// Those of the candidates that take a connection. All are asked at the same time; nobody waits longer than `limit`.
    public static func listening(
        among candidates: [RunningServer] = usual, within limit: Duration = .milliseconds(150)
    ) -> [RunningServer] {
        let deadline = ContinuousClock.now + limit
        let polls = candidates.map { pollfd(fd: connection(to: $0.port), events: Int16(POLLOUT), revents: 0) }
        defer { for poll in polls where poll.fd >= 0 { close(poll.fd) } }
        // One at a time becomes ready; those that are done are asked no more.
        var done = polls.map { $0.fd < 0 }
        var open = polls.map { _ in false }
        while done.contains(false) {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            var waiting = polls.enumerated().map {
                done[$0.offset] ? pollfd(fd: -1, events: 0, revents: 0) : $0.element
            }
            let count = poll(&waiting, nfds_t(waiting.count), Int32(max(0, left.rounded(.up))))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for index in waiting.indices where waiting[index].revents != 0 {
                done[index] = true
                open[index] = isConnected(polls[index].fd)
            }
        }
        return candidates.enumerated().filter { open[$0.offset] }.map(\.element)
    }

    /// A socket that has begun to connect; -1 when it cannot.
    private static func connection(to port: UInt16) -> Int32 {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return -1 }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        var address = sockaddr_in.loopback(port: port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 || errno == EINPROGRESS else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    private static func isConnected(_ descriptor: Int32) -> Bool {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 && code == 0
    }
}
