import Foundation

/// A POSIX socket of the ``LoopbackServer`` with waiting that a second descriptor can end. Closed with its last
/// reference.
final class LoopbackSocket: Sendable {
    let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        #if !canImport(Glibc)
            setOption(SO_NOSIGPIPE, Int32(1))
        #endif
    }

    deinit {
        close(descriptor)
    }

    /// Takes a port of 127.0.0.1, 0 for any free one; without listening it refuses every connection.
    static func bound(isListening: Bool, port: UInt16 = 0) throws -> (socket: LoopbackSocket, port: UInt16) {
        #if canImport(Glibc)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let listener = LoopbackSocket(descriptor: descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(descriptor, address, size) == 0 else { return Int32(-1) }
                if isListening, listen(descriptor, 256) != 0 { return -1 }
                return getsockname(descriptor, address, &size)
            }
        }
        guard code == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    /// The next connection, if one is waiting.
    func acceptConnection() -> LoopbackSocket? {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return nil }
        let accepted = LoopbackSocket(descriptor: connection)
        accepted.setOption(level: Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1))
        return accepted
    }

    /// Waits until one of the descriptors has one of its events; `interrupt` ends the wait when it can be read.
    /// Returns the events of this socket and of `other`; `nil` when interrupted.
    func wait(_ events: Int32, or other: Int32 = -1, interrupt: Int32) -> (own: Int32, other: Int32)? {
        var entries = [
            pollfd(fd: descriptor, events: Int16(events), revents: 0),
            pollfd(fd: other, events: Int16(POLLIN), revents: 0),
            pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&entries, nfds_t(entries.count), -1) < 0 {
            guard errno == EINTR else { return nil }
        }
        return entries[2].revents != 0 ? nil : (Int32(entries[0].revents), Int32(entries[1].revents))
    }

    /// Reads what is there; empty at the end of the stream or after an error. The bytes stay when only looked at.
    func read(peek: Bool = false) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            let flags = Int32(MSG_DONTWAIT) | (peek ? Int32(MSG_PEEK) : 0)
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, flags))
        }
    }

    /// Sends as much as fits without waiting; `nil` when the client has gone.
    func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        #if canImport(Glibc)
            let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        #else
            let flags = Int32(MSG_DONTWAIT)
        #endif
        let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : nil
    }

    /// Ends the connection in order (FIN), even if a program started meanwhile has inherited the descriptor.
    func finish() {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Makes closing break the connection off (RST) instead of ending it (FIN).
    func resetOnClose() {
        setOption(SO_LINGER, linger(l_onoff: 1, l_linger: 0))
    }

    private func setOption(level: Int32 = SOL_SOCKET, _ name: Int32, _ value: some BitwiseCopyable) {
        withUnsafeBytes(of: value) { _ = setsockopt(descriptor, level, name, $0.baseAddress, socklen_t($0.count)) }
    }
}
