import GatewayCore
import TestSupport

/// libcurl, and the server that it is to talk to: who holds the gateway keeps its server running.
struct ServedTransport: HTTPTransport {
    let server: LoopbackServer
    private let transport = CurlTransport(environment: [:])

    init(_ server: LoopbackServer) {
        self.server = server
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        // A test that waits for a gate may wait long where all tests share two cores: silence there is no fault.
        var request = request
        request.timeouts.idle = nil
        return try await transport.send(request)
    }
}
