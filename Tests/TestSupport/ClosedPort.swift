/// A port of 127.0.0.1 that refuses every connection and that nobody else gets, as long as this value lives.
public final class ClosedPort: Sendable {
    /// The port.
    public let port: UInt16
    private let socket: LoopbackSocket

    /// Takes a free port.
    public init() throws {
        (socket, port) = try LoopbackSocket.bound(isListening: false)
    }

    /// The address, without a slash at its end.
    public var baseURL: String { "http://127.0.0.1:\(port)" }
}
