import GatewayCore
import Synchronization

/// A transport without network that gives the same whole reply to every request, and keeps the last one.
final class AnsweringTransport: HTTPTransport {
    private let reply: String
    private let body = Mutex<[UInt8]>([])

    init(reply: String) {
        self.reply = reply
    }

    /// The body of the last request.
    var lastBody: [UInt8] { body.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        body.withLock { $0 = request.body }
        return .json(reply)
    }
}
