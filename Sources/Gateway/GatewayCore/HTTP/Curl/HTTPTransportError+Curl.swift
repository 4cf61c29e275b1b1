import CParlanceCurl

extension HTTPTransportError {
    static let cancelled = HTTPTransportError(
        kind: .cancelled, message: "The request was canceled, and its connection closed.")

    /// An error that libcurl itself reports and that no other request would avoid.
    static func library(_ reason: String) -> HTTPTransportError {
        HTTPTransportError(
            kind: .other, message: "The HTTP library libcurl failed (\(reason)). Try again.")
    }

    static func connectionLost(to request: HTTPRequest, reason: String) -> HTTPTransportError {
        HTTPTransportError(
            kind: .connectionLost,
            message: "The connection to \(request.host) was lost before the reply was complete (\(reason)).")
    }

    static func timedOut(_ phase: Phase, _ request: HTTPRequest) -> HTTPTransportError {
        let message =
            switch phase {
            case .connect:
                "Could not connect to \(request.host) \(within(request.timeouts.connect)). Check the network and the "
                    + "address, then try again."
            case .firstByte:
                "\(request.host) did not answer \(within(request.timeouts.firstByte)). Try a longer first_byte_timeout."
            case .idle:
                "\(request.host) stopped sending in the middle of its reply: nothing arrived "
                    + "\(within(request.timeouts.idle)). Try a longer idle_timeout."
            }
        return HTTPTransportError(kind: .timedOut(phase), message: message)
    }

    /// Translates a result of libcurl (libcurl-errors(3)).
    init(_ code: CURLcode, detail: String, request: HTTPRequest) {
        let host = request.host
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            self.init(
                kind: .cannotResolve(host: host),
                message: "No address was found for \(host). Check its spelling and the network connection.")
        case CURLE_COULDNT_RESOLVE_PROXY:
            self.init(
                kind: .cannotResolve(host: host),
                message: "No address was found for the proxy on the way to \(host) (\(detail)). Check the proxy "
                    + "variables in the environment, such as https_proxy.")
        case CURLE_COULDNT_CONNECT, CURLE_PROXY:
            self.init(
                kind: .cannotConnect,
                message: "Could not connect to \(host) (\(detail)). Check the address and that the server is running.")
        case CURLE_OPERATION_TIMEDOUT:
            self = .timedOut(.connect, request)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
            self.init(
                kind: .tls,
                message: "Could not connect securely to \(host) (\(detail)). If the network uses its own certificate, "
                    + "name its file in SSL_CERT_FILE or in the profile's ca_file.")
        case CURLE_URL_MALFORMAT:
            self.init(
                kind: .invalidURL,
                message: "The URL of the request to \(host) is malformed (\(detail)). Check the base URL in the "
                    + "configuration.")
        case CURLE_RECV_ERROR where detail.contains("CONNECT"):
            // libcurl has no code of its own for a proxy that does not let a connection through.
            self.init(
                kind: .cannotConnect,
                message:
                    "The proxy on the way to \(host) refused the connection (\(detail)). Check the proxy variables "
                    + "in the environment, such as https_proxy.")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM,
            CURLE_SSL_SHUTDOWN_FAILED:
            self = .connectionLost(to: request, reason: detail)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            // Other protocols than HTTP are refused before, and only an unreadable head makes writing fail.
            self.init(
                kind: .invalidResponse,
                message: "\(host) did not send a usable HTTP response (\(detail)). Check that the base URL points "
                    + "to the provider's API.")
        case CURLE_OUT_OF_MEMORY:
            // So libcurl reports a line of the head, or a field in it, above its own bound of 100 KB.
            self.init(
                kind: .invalidResponse,
                message: "The headers that \(host) sent are too long. Check that the base URL points to the provider's "
                    + "API.")
        default:
            self = .library("\(detail), while talking to \(host)")
        }
    }

    private static func within(_ limit: Duration?) -> String {
        guard let limit else { return "in time" }
        let (seconds, attoseconds) = limit.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        return milliseconds == 0 ? "within \(seconds) s" : "within \(seconds * 1000 + milliseconds) ms"
    }
}
