/// How far a request had come when, each from its start on. On a connection that was open already the first three are
/// zero.
public struct HTTPTimings: Sendable, Hashable {
    /// The server's name was resolved.
    public var nameLookup: Duration
    /// The connection stood.
    public var connect: Duration
    /// TLS was agreed on; zero without TLS.
    public var tls: Duration
    /// The first byte of the response was there.
    public var firstByte: Duration

    /// Timings from their parts.
    public init(nameLookup: Duration, connect: Duration, tls: Duration, firstByte: Duration) {
        self.nameLookup = nameLookup
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
    }
}
