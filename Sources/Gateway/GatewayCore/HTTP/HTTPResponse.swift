/// The head of a response, and its body still to be read.
public struct HTTPResponse: Sendable {
    /// The status code, e.g. 200. Redirects are handed back, not followed.
    public var status: Int
    /// The header fields of the final response. `Content-Encoding` and `Content-Length` describe the body on the wire,
    /// the body here is already decoded.
    public var headers: HTTPHeaders
    /// The body, read once.
    public var body: HTTPBody
    /// How long it took to come; `nil` where the transport does not tell.
    public var timings: HTTPTimings?

    /// Creates a response.
    public init(status: Int, headers: HTTPHeaders = [:], body: HTTPBody = HTTPBody([]), timings: HTTPTimings? = nil) {
        self.status = status
        self.headers = headers
        self.body = body
        self.timings = timings
    }
}
