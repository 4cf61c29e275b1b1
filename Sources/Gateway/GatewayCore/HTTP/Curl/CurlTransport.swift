/// Sends requests with libcurl, which speaks HTTP/1.1 and HTTP/2, TLS, proxies and compression.
///
/// All requests share one thread and its pool of connections. libcurl is loaded at first use; redirects are not
/// followed. When the transport and all bodies it has handed out are gone, the thread ends and the connections close.
public final class CurlTransport: HTTPTransport {
    private let worker: CurlWorker

    /// Creates a transport; nothing is loaded or started yet.
    ///
    /// - Parameter environment: the variables that name proxies (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`)
    ///   and a file of trusted certificates (`CURL_CA_BUNDLE`, `SSL_CERT_FILE`). The environment of the process is not
    ///   read.
    public init(environment: [String: String]) {
        worker = CurlWorker(settings: CurlSettings(environment: environment))
    }

    deinit {
        worker.stop()
    }

    /// The version of libcurl and of its TLS; loads the library.
    ///
    /// - Throws: ``HTTPTransportError`` where it cannot be loaded.
    package static func libraryVersion() throws(HTTPTransportError) -> String {
        try CurlLibrary.version()
    }

    /// Starts the thread and loads the library in the background, so that the first request does not wait for it.
    public func warmUp() {
        worker.start()
    }

    /// Sends a request; see ``HTTPTransport/send(_:)``.
    public func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        try request.check()
        guard !Task.isCancelled else { throw .cancelled }
        let transfer = CurlTransfer(request: request, worker: worker)
        let reader = Reader(transfer: transfer, transport: self)
        worker.enqueue(.start(transfer))
        let head = try await transfer.head()
        let body = HTTPBody { () async throws(HTTPTransportError) -> [UInt8]? in
            try await reader.transfer.nextChunk()
        }
        return HTTPResponse(status: head.status, headers: head.headers, body: body, timings: head.timings)
    }

    /// Keeps the transport alive as long as somebody may read the body, and ends the transfer when nobody can any more.
    private final class Reader: Sendable {
        let transfer: CurlTransfer
        private let transport: CurlTransport

        init(transfer: CurlTransfer, transport: CurlTransport) {
            self.transfer = transfer
            self.transport = transport
        }

        deinit {
            transfer.cancel()
        }
    }
}
