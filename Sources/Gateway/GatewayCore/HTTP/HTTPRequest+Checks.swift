extension HTTPRequest {
    /// Refuses what would be sent as something else than the caller meant: a line break in a header field would end it
    /// and begin the next one, a NUL would cut it off.
    ///
    /// - Throws: ``HTTPTransportError`` of the kind `invalidURL` or `invalidHeader`.
    func check() throws(HTTPTransportError) {
        let isURL = scheme != nil && !host.isEmpty && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        guard isURL else {
            throw HTTPTransportError(
                kind: .invalidURL,
                message: "The request has no usable URL: it must start with http:// or https:// and a host, and have "
                    + "neither spaces nor control characters. Check the base URL in the configuration.")
        }
        for field in headers.fields {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(Self.isTokenByte) else {
                throw HTTPTransportError(
                    kind: .invalidHeader(name: field.name),
                    message: "The name of a request header contains a character that is not allowed, so the request "
                        + "was not sent. Header names are letters, digits and hyphens.")
            }
            guard !field.value.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
                throw HTTPTransportError(
                    kind: .invalidHeader(name: field.name),
                    message: "The value of the request header \(field.name) contains a line break or a NUL, so the "
                        + "request was not sent. Check the key or setting it comes from for a line break at its end.")
            }
        }
    }

    /// `http` or `https`; `nil` for any other beginning.
    var scheme: String? {
        let beginning = url.prefix(8).lowercased()
        if beginning.hasPrefix("https://") { return "https" }
        return beginning.hasPrefix("http://") ? "http" : nil
    }

    /// The host in the URL, with its port if it has one and without user and password: what messages may show.
    var host: String {
        let authority = url.dropFirst((scheme?.count ?? 0) + 3).prefix { !"/?#\\".contains($0) }
        return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "")
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
