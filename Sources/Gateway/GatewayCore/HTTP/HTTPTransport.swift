/// Sends requests: the seam between the gateways and the network, and the place where a test puts its own replies.
public protocol HTTPTransport: Sendable {
    /// Sends the request and returns when the response's head has arrived; the body follows as it comes.
    ///
    /// Any status is a response; an error means that there was none. Canceling the task closes the connection.
    ///
    /// - Throws: ``HTTPTransportError`` when no head arrived.
    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse
}
