/// A port of 127.0.0.1 that refuses every connection and that nobody else gets, as long as this value lives.
package final class ClosedPort: Sendable {
    /// The port.
    package let port: UInt16
    private let socket: LoopbackSocket

    /// Takes a free port.
    package init() throws {
        (socket, port) = try LoopbackSocket.bound(isListening: false)
    }

    /// The address, without a slash at its end.
    package var baseURL: String { "http://127.0.0.1:\(port)" }
}
