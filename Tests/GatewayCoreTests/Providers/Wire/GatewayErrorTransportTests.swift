import Testing

@testable import GatewayCore

@Suite("Failures below HTTP as gateway errors")
struct GatewayErrorTransportTests {
    private func error(_ kind: HTTPTransportError.Kind) -> GatewayError {
        GatewayError(
            HTTPTransportError(kind: kind, message: "The words."),
            provider: .acme,
            baseURL: "http://acme.test/v1")
    }

    @Test(
        "A server that is not there is unreachable, worth another try",
        arguments: [.cannotResolve(host: "acme.test"), .cannotConnect] as [HTTPTransportError.Kind])
    func unreachable(kind: HTTPTransportError.Kind) {
        #expect(
            error(kind)
                == GatewayError(
                    .unreachable, "Acme cannot be reached.", providerMessage: "The words.", provider: "acme",
                    isRetryable: true))
    }

    @Test("A refused certificate leaves the server unreachable, not worth another try")
    func tls() {
        #expect(
            error(.tls)
                == GatewayError(
                    .unreachable, "Acme cannot be reached.", providerMessage: "The words.", provider: "acme"))
    }

    @Test("A connection that broke may have cost something, and is worth another try")
    func connectionLost() {
        #expect(
            error(.connectionLost)
                == GatewayError(
                    .connection, "The connection to Acme failed.", providerMessage: "The words.", fix: "Try again.",
                    provider: "acme", isRetryable: true))
    }

    @Test("Silence is a time-out")
    func timeout() {
        #expect(
            error(.timedOut(.firstByte))
                == GatewayError(
                    .timedOut, "Acme did not answer in time.", providerMessage: "The words.", fix: "Try again.",
                    provider: "acme", isRetryable: true))
    }

    @Test("A cancelled request carries no words about the connection")
    func cancelled() {
        #expect(error(.cancelled) == GatewayError(.cancelled, "The request was canceled.", provider: "acme"))
    }

    @Test("An address that is none is a fault of the configuration and named")
    func url() {
        #expect(
            error(.invalidURL)
                == GatewayError(
                    .configuration, "The base URL http://acme.test/v1 cannot be used.", providerMessage: "The words.",
                    fix: "Use one such as https://api.example.com/v1.", provider: "acme"))
    }

    @Test("A key or an organization that cannot stand in a header is a fault of the configuration")
    func header() {
        #expect(
            error(.invalidHeader(name: "Authorization"))
                == GatewayError(
                    .configuration, "The request to Acme cannot be sent.", providerMessage: "The words.",
                    provider: "acme"))
    }

    @Test("A reply that is too long is an invalid response; the limit is named, and the way around it")
    func length() {
        #expect(
            error(.bodyTooLarge(limit: 64 << 20)).message
                == "Acme sent a reply that is larger than the limit of 64 MiB. The connection was closed. "
                + "--max-tokens asks for a shorter answer; no real one is that long.")
        #expect(!error(.bodyTooLarge(limit: 5)).isRetryable)
    }

    @Test("A reply that is not HTTP is an invalid response of a server that was reached")
    func response() {
        #expect(
            error(.invalidResponse)
                == GatewayError(
                    .invalidResponse, "Acme sent a reply that cannot be read.", providerMessage: "The words.",
                    provider: "acme"))
    }

    @Test("A missing library is a fault of the installation, in the transport's words")
    func library() {
        #expect(error(.libraryMissing) == GatewayError(.configuration, "The words.", provider: "acme"))
    }
}
