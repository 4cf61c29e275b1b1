#if canImport(Glibc)
    import Glibc
#else
    package import Darwin
#endif

/// A port of this machine's own address, 127.0.0.1.
package enum LoopbackPort {
    /// A port that nobody has now.
    ///
    /// - Throws: ``SystemError`` with the system's reason.
    package static func free() throws(SystemError) -> UInt16 {
        let socket = try makeSocket()
        var address = address(of: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket.number, address, size) == 0 ? getsockname(socket.number, address, &size) : -1
            }
        }
        guard code == 0 else { throw .last }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Which of the ports take a connection. All are asked at the same time; nobody waits longer than `limit`.
    ///
    /// - Returns: For each port, in their order, whether somebody listens.
    package static func listening(among ports: [UInt16], within limit: Duration) -> [Bool] {
        let deadline = ContinuousClock.now + limit
        let sockets = ports.map { try? connection(to: $0) }
        var poll = Poll()
        for socket in sockets { poll.add(socket?.unowned ?? FileDescriptor(-1), .writable) }
        var isDone = sockets.map { $0 == nil }
        var isOpen = sockets.map { _ in false }
        while isDone.contains(false) {
            // One at a time becomes ready; those that are done are asked no more.
            for index in isDone.indices where isDone[index] { poll.ignore(index) }
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            let outcome = poll.wait(milliseconds: Int32(max(0, left.rounded(.up))))
            if outcome == .interrupted { continue }
            guard outcome == .ready else { break }
            for index in isDone.indices where poll.isReady(index) {
                isDone[index] = true
                isOpen[index] = sockets[index].map(isConnected) ?? false
            }
        }
        return isOpen
    }

    /// A socket that has begun to connect.
    private static func connection(to port: UInt16) throws(SystemError) -> OpenFile {
        let socket = try makeSocket()
        _ = fcntl(socket.number, F_SETFL, fcntl(socket.number, F_GETFL) | O_NONBLOCK)
        var address = address(of: port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 || errno == EINPROGRESS else { throw .last }
        return socket
    }

    private static func isConnected(_ socket: OpenFile) -> Bool {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(socket.number, SOL_SOCKET, SO_ERROR, &code, &size) == 0 && code == 0
    }

    private static func makeSocket() throws(SystemError) -> OpenFile {
        #if canImport(Glibc)
            let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let number = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard number >= 0 else { throw .last }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return OpenFile(owning: number)
    }

    private static func address(of port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }
}
