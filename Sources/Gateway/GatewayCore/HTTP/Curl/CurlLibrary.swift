import CParlanceCurl

/// libcurl in this process.
enum CurlLibrary {
    /// Loads the library at the first call, which takes about 10 ms, and remembers how that ended.
    static func load() throws(HTTPTransportError) {
        try outcome.get()
    }

    /// Its version and, in parentheses, that of what encrypts for it, such as `7.88.1 (OpenSSL/3.0.17)`.
    static func version() throws(HTTPTransportError) -> String {
        try load()
        // The library comes first, its TLS second: https://curl.se/libcurl/c/curl_version.html.
        let parts = String(cString: ccurl_version()).split(separator: " ")
        let own = parts.first.map { $0.drop { $0 != "/" }.dropFirst() } ?? ""
        return parts.count > 1 ? "\(own) (\(parts[1]))" : String(own)
    }

    private static let outcome = Result { () throws(HTTPTransportError) in try load(from: CCURL_LIBRARY) }

    /// Loads the library from a file of this name. Only ``load()`` may call it for a library that exists.
    static func load(from library: String) throws(HTTPTransportError) {
        var reason = [CChar](repeating: 0, count: 512)
        let isLoaded = ccurl_load(library, &reason, reason.count)
        guard isLoaded else {
            let bytes = reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
            throw HTTPTransportError(
                kind: .libraryMissing,
                message: "The HTTP library \(library) could not be loaded "
                    + "(\(String(decoding: bytes, as: UTF8.self))). "
                    + "Install libcurl 7.68 or newer: on Debian and Ubuntu, apt install libcurl4.")
        }
    }
}
