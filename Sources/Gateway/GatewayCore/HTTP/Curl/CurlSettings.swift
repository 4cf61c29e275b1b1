/// What environment variables say about proxies and certificates, by the names that curl's own tool reads.
struct CurlSettings: Sendable, Hashable {
    /// A file of certificates to trust: `CURL_CA_BUNDLE`, else `SSL_CERT_FILE`. libcurl itself reads neither.
    var certificateFile: String?
    /// `http_proxy`, in lower case only: a CGI program gets `HTTP_PROXY` from the header `Proxy` of its client.
    var httpProxy: String?
    /// `https_proxy` or `HTTPS_PROXY`.
    var httpsProxy: String?
    /// Hosts that are reached without a proxy: `no_proxy` or `NO_PROXY`.
    var noProxy: String?

    /// Reads the settings; a variable that is empty counts as one that is not set.
    init(environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        certificateFile = value("CURL_CA_BUNDLE", "SSL_CERT_FILE")
        httpProxy = value("http_proxy", "all_proxy", "ALL_PROXY")
        httpsProxy = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        noProxy = value("no_proxy", "NO_PROXY")
    }

    /// The proxy for a request, and the hosts that it is not for; `nil` for none.
    ///
    /// What is for this machine goes through none unless the profile says so: a prompt for a model that runs here must
    /// not leave the machine because of a variable.
    func proxy(for request: HTTPRequest) -> (url: String, exceptions: String)? {
        switch request.proxy {
        case .direct: return nil
        case .url(let url): return (url, "")
        case nil:
            guard !LoopbackHost.contains(request.host) else { return nil }
            return proxy(forScheme: request.scheme).map { ($0, noProxy ?? "") }
        }
    }

    /// The proxy for a URL's scheme.
    func proxy(forScheme scheme: String?) -> String? {
        scheme == "https" ? httpsProxy : httpProxy
    }
}
