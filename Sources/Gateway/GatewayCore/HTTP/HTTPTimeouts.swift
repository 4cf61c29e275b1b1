/// How long each phase of a request may take. There is no limit on the whole: a long answer may stream for an hour.
public struct HTTPTimeouts: Sendable, Hashable {
    /// Resolving the name, connecting and the TLS handshake together.
    public var connect: Duration?
    /// From the start of the request until the head of the response is there. Reasoning models think for minutes
    /// before their first byte; 600 s is the default of OpenAI's and Anthropic's own SDKs.
    public var firstByte: Duration?
    /// The longest silence in the middle of a body. It does not run while the reader is the slow one.
    public var idle: Duration?

    /// Creates timeouts; `nil` means that a phase may take for ever.
    public init(
        connect: Duration? = .seconds(5), firstByte: Duration? = .seconds(600), idle: Duration? = .seconds(120)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
    }
}
