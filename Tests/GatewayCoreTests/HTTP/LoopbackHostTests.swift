import TestSupport
import Testing

@testable import GatewayCore

@Suite("What is for this machine goes through no proxy")
struct LoopbackHostTests {
    @Test(
        "Names and addresses of this machine, however they are written",
        arguments: [
            "127.0.0.1", "127.0.0.1:8080", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1",
            "017700000001", "0177.0.0.1", "0.0.0.0", "0", "0:80", "localhost", "LOCALHOST", "LocalHost:11434",
            "localhost.", "localhost.:80", "api.localhost", "a.b.LOCALHOST.", "localhost.localdomain", "ip6-localhost",
            "[::1]", "[::1]:8080", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::FFFF:7f00:1]", "[::1%25lo]",
            "[::ffff:0.0.0.0]", "::1", "127.0.0.1.", "%31%32%37.0.0.1", "%6cocalhost",
        ])
    func own(host: String) {
        #expect(LoopbackHost.contains(host))
    }

    @Test(
        "All others",
        arguments: [
            "api.openai.com", "128.0.0.1", "126.255.255.255", "10.0.0.1", "192.168.1.1", "localhost.example.com",
            "notlocalhost", "localhost-a", "127.0.0.1.example.com", "1270.0.0.1", "127.0.0.256", "127.0.0.1.1", "",
            "[::2]", "[2001:db8::1]", "[::ffff:10.0.0.1]", "[fe80::1%25eth0]", "2130706432000", "3232235777", "0x80.1",
            "127..1", "127.0.0.", "+127.0.0.1", "1", "0.0.0.1", "localhosts", "[]", "[x", "::ffff:8.8.8.8",
        ])
    func others(host: String) {
        // "127.0.0." is 127.0.0 with the dot of a root, which is 127.0.0.0.
        #expect(LoopbackHost.contains(host) == (host == "127.0.0."))
    }

    private static let variables = ["http_proxy", "all_proxy", "ALL_PROXY"]

    @Test("A server of this machine is asked directly, whatever variable names a proxy", arguments: variables)
    func direct(variable: String) async throws {
        let proxy = try LoopbackServer(.text("from the proxy"))
        let server = try LoopbackServer { _ in .text("direct") }
        let transport = CurlTransport(environment: [variable: proxy.baseURL, "https_proxy": proxy.baseURL])
        let port = try #require(server.baseURL.split(separator: ":").last)
        for host in ["127.0.0.1", "LOCALHOST", "2130706433", "127.1", "0x7f.1", "0.0.0.0"] {
            #expect(try await transport.send(HTTPRequest(url: "http://\(host):\(port)/")).body.text() == "direct")
        }
        #expect(proxy.requests.isEmpty)
    }

    @Test("A profile may name a proxy, also for this machine, or none")
    func profile() async throws {
        let proxy = try LoopbackServer(.text("from the proxy"))
        let server = try LoopbackServer(.text("direct"))
        let transport = CurlTransport(environment: ["http_proxy": "http://127.0.0.1:9", "no_proxy": "*"])
        let request = HTTPRequest(url: server.baseURL, proxy: .url(proxy.baseURL))
        #expect(try await transport.send(request).body.text() == "from the proxy")
        let error = await #expect(throws: HTTPTransportError.self) {
            try await transport.send(HTTPRequest(url: "http://provider.invalid", proxy: .direct))
        }
        #expect(error?.kind == .cannotResolve(host: "provider.invalid"))
    }

    @Test(
        "The proxy of a profile",
        arguments: [
            ("none", .direct), ("None", .direct), ("\"none\"", .direct), ("false", .direct),
            ("http://p:3128", .url("http://p:3128")), ("socks5h://p:1080", .url("socks5h://p:1080")),
            ("https://u:w@p", .url("https://u:w@p")), ("null", nil),
        ] as [(String, ProxyChoice?)])
    func reading(value: String, choice: ProxyChoice?) {
        for yaml in ["llm_gateways: {p: {model: \"openai:m\", proxy: \(value)}}"] {
            let configuration = ConfigurationFile.parse(yaml, file: "c.yaml")
            #expect(configuration.diagnostics == [])
            #expect(configuration.profiles.first?.connection.proxy == choice)
        }
        let providers = "providers: {acme: {base_url: \"http://a.test\", proxy: \(value)}}"
        #expect(ConfigurationFile.parse(providers, file: "c.yaml").providers.first?.connection.proxy == choice)
    }

    @Test(
        "A proxy that is none is told, without its password",
        arguments: ["p:3128", "ftp://u:secret@p", "true", "7", "http://"])
    func wrong(value: String) {
        let yaml = "llm_gateways: {p: {model: \"openai:m\", proxy: \"\(value)\"}}"
        let messages = ConfigurationFile.parse(yaml, file: "c.yaml").diagnostics.map(\.message)
        #expect(
            messages == ["'proxy' must be none, or a URL such as http://proxy.example.com:3128, but is a string."])
    }
}
