/// How a provider is reached, where that is not as usual: the same for profiles and configured providers.
public struct ConnectionOptions: Sendable, Hashable {
    /// How often a call that failed is made again at most; `nil`: as ``RetryPolicy`` has it.
    public var maxRetries: Int?
    /// How long connecting may take; `nil`: as ``HTTPTimeouts`` has it.
    public var connectTimeout: Duration?
    /// How long the head of the response may take; `nil`: as ``HTTPTimeouts`` has it.
    public var firstByteTimeout: Duration?
    /// The longest silence in the middle of an answer; `nil`: as ``HTTPTimeouts`` has it.
    public var idleTimeout: Duration?
    /// A file of certificates (PEM) to trust instead of the system's.
    public var certificateFile: String?
    /// The proxy; `nil`: the one of the environment, and none for this machine.
    public var proxy: ProxyChoice?

    /// Options; everything may stay unset.
    public init(
        maxRetries: Int? = nil, connectTimeout: Duration? = nil, firstByteTimeout: Duration? = nil,
        idleTimeout: Duration? = nil, certificateFile: String? = nil, proxy: ProxyChoice? = nil
    ) {
        self.maxRetries = maxRetries
        self.connectTimeout = connectTimeout
        self.firstByteTimeout = firstByteTimeout
        self.idleTimeout = idleTimeout
        self.certificateFile = certificateFile
        self.proxy = proxy
    }

    /// These options, and those of another where nothing is said here.
    func completed(by other: ConnectionOptions) -> ConnectionOptions {
        ConnectionOptions(
            maxRetries: maxRetries ?? other.maxRetries,
            connectTimeout: connectTimeout ?? other.connectTimeout,
            firstByteTimeout: firstByteTimeout ?? other.firstByteTimeout,
            idleTimeout: idleTimeout ?? other.idleTimeout,
            certificateFile: certificateFile ?? other.certificateFile,
            proxy: proxy ?? other.proxy)
    }

    /// The timeouts of a request.
    var timeouts: HTTPTimeouts {
        var timeouts = HTTPTimeouts()
        if let connectTimeout { timeouts.connect = connectTimeout }
        if let firstByteTimeout { timeouts.firstByte = firstByteTimeout }
        if let idleTimeout { timeouts.idle = idleTimeout }
        return timeouts
    }
}
