/// One request and what came back, as it may be shown and kept: without keys.
public struct HTTPExchange: Sendable, Hashable {
    /// Bodies are kept up to this many bytes.
    public static let bodyLimit = 256 * 1024

    /// The method.
    public var method: HTTPMethod
    /// The address, without user, password, and values that may be secrets.
    public var url: String
    /// The header fields of the request; secret values are replaced.
    public var requestHeaders: HTTPHeaders
    /// The body of the request.
    public var requestBody: [UInt8]
    /// The status; `nil` when no response came.
    public var status: Int?
    /// The header fields of the response; secret values are replaced.
    public var responseHeaders = HTTPHeaders()
    /// The body of the response, decoded, as far as it was read.
    public var responseBody: [UInt8] = []
    /// How many bytes of the body were read, of which ``responseBody`` may hold the first only.
    public var responseLength = 0
    /// When the connection stood; `nil` where the transport does not tell.
    public var timings: HTTPTimings?
    /// From the start to the last byte, or to the failure.
    public var duration: Duration = .zero
    /// Why it broke off.
    public var failure: String?
    /// Whether the reader went away before the end.
    public var isAbandoned = false

    /// An exchange that begins.
    init(_ request: HTTPRequest, without secrets: Redaction) {
        method = request.method
        url = secrets.shown(url: request.url)
        requestHeaders = secrets.shown(request.headers)
        // The whole body would have to be searched before the request is sent: it is when the exchange is over. A secret may reach beyond the limit.
        requestBody = Array(request.body.prefix(Self.bodyLimit + secrets.longestForm))
    }
}
