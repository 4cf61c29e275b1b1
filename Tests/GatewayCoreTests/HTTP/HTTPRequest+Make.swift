import TestSupport

@testable import GatewayCore

extension HTTPRequest {
    /// A GET to a loopback server.
    static func make(
        to server: LoopbackServer, path: String = "/", method: HTTPMethod = .get, headers: HTTPHeaders = [:],
        body: [UInt8] = [], timeouts: HTTPTimeouts = HTTPTimeouts()
    ) -> HTTPRequest {
        HTTPRequest(method: method, url: server.baseURL + path, headers: headers, body: body, timeouts: timeouts)
    }
}

extension HTTPBody {
    /// The whole body as text.
    func text() async throws(HTTPTransportError) -> String {
        String(decoding: try await collect(upTo: 64 << 20), as: UTF8.self)
    }
}
