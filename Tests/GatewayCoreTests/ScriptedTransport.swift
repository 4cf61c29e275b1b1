import GatewayCore
import GatewayJSON
import Synchronization

/// A transport without network: it records the requests and gives the replies that a test says, in order.
final class ScriptedTransport: HTTPTransport {
    private let recorded = Mutex<[HTTPRequest]>([])
    private let replies: Mutex<ArraySlice<Result<HTTPResponse, HTTPTransportError>>>

    /// A transport of these replies; beyond them every request fails for good.
    convenience init(_ replies: HTTPResponse...) {
        self.init(replies)
    }

    /// A transport of these replies; beyond them every request fails for good.
    init(_ replies: [HTTPResponse]) {
        self.replies = Mutex(replies.map(Result.success)[...])
    }

    /// A transport whose every request fails.
    init(failure: HTTPTransportError) {
        replies = Mutex([.failure(failure)])
    }

    /// The requests so far.
    var requests: [HTTPRequest] { recorded.withLock { $0 } }

    /// The JSON bodies of the requests so far.
    var bodies: [JSONValue] {
        get throws { try requests.map { try JSONValue(parsing: $0.body) } }
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        recorded.withLock { $0.append(request) }
        let reply = replies.withLock { $0.popFirst() }
        guard let reply else { throw HTTPTransportError(kind: .other, message: "The script is at its end.") }
        return try reply.get()
    }
}

extension HTTPResponse {
    /// A whole reply of JSON.
    static func json(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/json"
        return HTTPResponse(status: status, headers: headers, body: HTTPBody([Array(text.utf8)]))
    }

    /// A stream of events in the pieces in which they arrive.
    static func eventStream(_ pieces: [[UInt8]], failure: HTTPTransportError? = nil) -> HTTPResponse {
        HTTPResponse(
            status: 200, headers: ["Content-Type": "text/event-stream"], body: HTTPBody(pieces, failure: failure))
    }
}
