/// A request as it goes on the wire.
public struct HTTPRequest: Sendable, Hashable {
    /// The method.
    public var method: HTTPMethod
    /// An absolute `http` or `https` URL, percent-encoded where it has to be.
    public var url: String
    /// The header fields. A name or a value with a line break or a NUL is refused by the transport.
    public var headers: HTTPHeaders
    /// The body of a POST.
    public var body: [UInt8]
    /// How long each phase may take.
    public var timeouts: HTTPTimeouts
    /// A file of certificates (PEM) to trust instead of those that the transport trusts.
    public var certificateFile: String?
    /// The proxy to use; `nil`: the one of the environment, and none for this machine.
    public var proxy: ProxyChoice?
    /// What must not be shown of the exchange, beside what its header fields and its address say themselves.
    var redaction = Redaction()

    /// Creates a request.
    public init(
        method: HTTPMethod = .get, url: String, headers: HTTPHeaders = [:], body: [UInt8] = [],
        timeouts: HTTPTimeouts = HTTPTimeouts(), certificateFile: String? = nil, proxy: ProxyChoice? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.certificateFile = certificateFile
        self.proxy = proxy
    }
}
