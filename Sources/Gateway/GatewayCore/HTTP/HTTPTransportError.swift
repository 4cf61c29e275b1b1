/// Why a request got no response, or a response's body broke off.
public struct HTTPTransportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, for code that has to decide.
    public enum Kind: Sendable, Hashable {
        /// The name of the server (or of the proxy) has no address.
        case cannotResolve(host: String)
        /// No connection: refused, unreachable, or the proxy would not connect.
        case cannotConnect
        /// The TLS handshake or the check of the certificate failed.
        case tls
        /// A phase of the request took longer than ``HTTPTimeouts`` allows.
        case timedOut(Phase)
        /// The connection ended before the response did.
        case connectionLost
        /// The task was cancelled, or the transport was shut down.
        case cancelled
        /// The URL is no absolute `http` or `https` URL.
        case invalidURL
        /// A header field of the request would break the head of the request.
        case invalidHeader(name: String)
        /// What came back is not HTTP, or its encoding is broken.
        case invalidResponse
        /// The body is longer than the reader allowed.
        case bodyTooLarge(limit: Int)
        /// The HTTP library of the system could not be loaded.
        case libraryMissing
        /// Anything else; the message says what.
        case other
    }

    /// The phases that have a timeout of their own.
    public enum Phase: String, Sendable, Hashable {
        /// Until the connection stands.
        case connect
        /// Until the head of the response is there.
        case firstByte
        /// Between two pieces of the body.
        case idle
    }

    /// What went wrong, for code that has to decide.
    public var kind: Kind
    /// What went wrong, why, and what to do next, in a sentence or two for a person. Holds no header value and of the
    /// URL only the host, so no key.
    public var message: String

    /// Creates an error.
    public init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }

    /// Whether the same request may well succeed a moment later. A body that broke off counts too: whether what has
    /// arrived was already used is for the caller to judge.
    public var isRetryable: Bool {
        switch kind {
        case .cannotResolve, .cannotConnect, .timedOut, .connectionLost: true
        case .tls, .cancelled, .invalidURL, .invalidHeader, .invalidResponse, .bodyTooLarge, .libraryMissing, .other:
            false
        }
    }

    /// The message.
    public var description: String { message }
}
