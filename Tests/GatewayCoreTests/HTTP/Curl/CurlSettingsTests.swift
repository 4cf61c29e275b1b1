import Testing

@testable import GatewayCore

@Suite("Proxies and certificates from the environment")
struct CurlSettingsTests {
    @Test(
        "Each variable means what it means to curl",
        arguments: [
            ([:], nil, nil, nil, nil),
            (["http_proxy": "a", "https_proxy": "b", "no_proxy": "c", "SSL_CERT_FILE": "d"], "a", "b", "c", "d"),
            (["HTTP_PROXY": "a", "HTTPS_PROXY": "b", "NO_PROXY": "c", "CURL_CA_BUNDLE": "d"], nil, "b", "c", "d"),
            (["ALL_PROXY": "a"], "a", "a", nil, nil),
            (["ALL_PROXY": "a", "all_proxy": "b", "HTTPS_PROXY": "c", "https_proxy": "d"], "b", "d", nil, nil),
            (["https_proxy": "", "HTTPS_PROXY": "b", "SSL_CERT_FILE": ""], nil, "b", nil, nil),
            (["SSL_CERT_FILE": "a", "CURL_CA_BUNDLE": "b"], nil, nil, nil, "b"),
        ] as [([String: String], String?, String?, String?, String?)])
    func variables(environment: [String: String], http: String?, https: String?, none: String?, file: String?) {
        let settings = CurlSettings(environment: environment)
        #expect(settings.proxy(forScheme: "http") == http)
        #expect(settings.proxy(forScheme: "https") == https)
        #expect(settings.noProxy == none)
        #expect(settings.certificateFile == file)
    }
}
