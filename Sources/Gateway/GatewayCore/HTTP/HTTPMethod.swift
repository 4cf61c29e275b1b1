/// The methods that providers' interfaces use (RFC 9110, section 9).
public enum HTTPMethod: String, Sendable, Hashable {
    /// Reads a resource; the request's body is not sent.
    case get = "GET"
    /// Sends the request's body.
    case post = "POST"
}
