/// What errors about a reply tell of it beside its body.
struct ReplyHead: Sendable, Hashable {
    /// The HTTP status, a good one.
    var status: Int
    /// The encoding of the body, where it is one that nobody can have decoded.
    var encoding: String?
    /// The server's address as messages may show it.
    var address: String

    init(status: Int = 200, encoding: String? = nil, address: String = "") {
        self.status = status
        self.encoding = encoding
        self.address = address
    }

    /// The head of a response from an address.
    init(_ response: HTTPResponse, address: String) {
        let encoding = response.headers["Content-Encoding"]?.lowercased()
        // These are decoded before the body is read; others are where libcurl knows them.
        let isKnown = encoding.map { ["", "identity", "none", "gzip", "x-gzip", "deflate"].contains($0) } ?? true
        self.init(status: response.status, encoding: isKnown ? nil : encoding, address: address)
    }
}

extension ProviderIdentity {
    /// The error of a reply without a body. One with status 200 may have lost it on the way, others mean it.
    func emptyReply(_ head: ReplyHead) -> GatewayError {
        guard head.status != 200 else {
            return GatewayError(
                .incomplete, "\(displayName) sent an empty reply (200).", fix: "Try again.", provider: name,
                isRetryable: true)
        }
        return unexpectedReply("an empty reply (\(head.status))", baseURL: head.address)
    }

    /// The error of a reply, or of an event, that is no JSON.
    ///
    /// - Parameters:
    ///   - noun: `a reply` or `an event`.
    ///   - words: What it says instead.
    ///   - reason: Why it is no JSON, where it seems to be meant as such.
    func notJSON(_ noun: String, words: String?, reason: String? = nil, _ head: ReplyHead) -> GatewayError {
        if let encoding = head.encoding {
            return GatewayError(
                .invalidResponse, "\(displayName) sent a reply in the encoding '\(encoding)', which cannot be decoded.",
                fix: "Turn off compression on the server, or on the proxy in front of it.", provider: name)
        }
        var error = unexpectedReply(
            "\(noun) that is not JSON" + (reason.map { " (\($0))" } ?? ""),
            baseURL: noun == "a reply" ? head.address : nil)
        error.providerMessage = words
        return error
    }
}
