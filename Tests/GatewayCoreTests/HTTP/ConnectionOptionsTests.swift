import GatewayJSON
import TestSupport
import Testing

@testable import GatewayCore

@Suite("How a provider is reached, by configuration")
struct ConnectionOptionsTests {
    private let all = "max_retries: 5, connect_timeout: 1.5, first_byte_timeout: 30, idle_timeout: 60, ca_file: /ca.pem"
    private let expected = ConnectionOptions(
        maxRetries: 5, connectTimeout: .seconds(1.5), firstByteTimeout: .seconds(30), idleTimeout: .seconds(60),
        certificateFile: "/ca.pem")

    private func parse(_ yaml: String) -> GatewayConfiguration {
        ConfigurationFile.parse(yaml, file: "c.yaml")
    }

    @Test("A profile and a provider take the same options")
    func both() {
        let configuration = parse(
            """
            llm_gateways:
              fast: {model: "acme:m", \(all), fallbacks: [slow, "openai:gpt-4o"]}
            providers:
              acme: {base_url: "http://a.test", \(all)}
            """)
        #expect(configuration.diagnostics == [])
        #expect(configuration.profiles.first?.connection == expected)
        #expect(configuration.profiles.first?.fallbacks == ["slow", "openai:gpt-4o"])
        #expect(configuration.profiles.first?.extraParameters == [:])
        #expect(configuration.providers.first?.connection == expected)
    }

    @Test(
        "A value out of its range is told with its place",
        arguments: [
            ("max_retries: -1", "'max_retries' must be a whole number from 0 to 100, but is a whole number ('-1')."),
            ("max_retries: 101", "'max_retries' must be a whole number from 0 to 100, but is a whole number ('101')."),
            (
                "idle_timeout: 0",
                "'idle_timeout' must be a number of seconds above 0, at most a day, but is a whole number ('0')."
            ),
            (
                "connect_timeout: .inf",
                "'connect_timeout' must be a number of seconds above 0, at most a day, but is a number ('.inf')."
            ),
            ("fallbacks: [[a]]", "'fallbacks' must be a list of profiles, providers or models, but is a list."),
        ])
    func ranges(option: String, message: String) {
        let diagnostics = parse("llm_gateways: {p: {model: m, \(option)}}").diagnostics
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.map(\.severity) == [.error])
    }

    @Test("The profile's options reach the wire, the provider's fill them up, the usual ones the rest")
    func wire() async throws {
        let configuration = parse(
            """
            llm_gateways: {p: {model: "acme:m", idle_timeout: 7, max_retries: 1}}
            providers: {acme: {base_url: "http://a.test", idle_timeout: 9, connect_timeout: 2, ca_file: /ca.pem}}
            """)
        let transport = ScriptedTransport(.json("{}", status: 500), .json("{}", status: 500))
        var factory = LLMGatewayFactory(configuration: configuration, transport: transport)
        factory.retryPolicy = RetryPolicy(clock: WaitingClock())
        let gateway = try factory.makeGateway("p")
        let error = await #expect(throws: GatewayError.self) { try await gateway.generate(LLMRequest(prompt: "Hi")) }
        #expect(error?.status == 500)
        #expect(transport.requests.count == 2)
        #expect(transport.requests.first?.certificateFile == "/ca.pem")
        #expect(
            transport.requests.first?.timeouts
                == HTTPTimeouts(connect: .seconds(2), firstByte: .seconds(600), idle: .seconds(7)))
    }

    @Test("A file of certificates that a request names is the one that counts")
    func certificates() async throws {
        let server = try LoopbackServer()
        let request = HTTPRequest(
            url: "https" + server.baseURL.dropFirst(4), certificateFile: "/nonexistent/own-ca.pem")
        let error = await #expect(throws: HTTPTransportError.self) {
            try await CurlTransport(environment: ["SSL_CERT_FILE": "/nonexistent/other.pem"]).send(request)
        }
        #expect(error?.kind == .tls)
        #expect(error?.message.contains("own-ca.pem") == true)
    }
}
