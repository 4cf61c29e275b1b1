import Testing

@testable import GatewayCore

/// What stands in the header of a request, for a key as a person may have copied it.
@Suite("Keys as they are sent")
struct KeyHeaderTests {
    /// A provider, the variable with its key, and the header that carries it.
    struct Carrier: Sendable, CustomTestStringConvertible {
        var provider: String
        var variable: String
        var header = "authorization"
        var scheme = "Bearer "
        var dialect: String?
        var testDescription: String { provider + (dialect.map { " (\($0))" } ?? "") }

        static let all = [
            Carrier(provider: "openai", variable: "OPENAI_API_KEY"),
            Carrier(provider: "openai", variable: "OPENAI_API_KEY", dialect: "responses"),
            Carrier(provider: "mistral", variable: "MISTRAL_API_KEY"),
            Carrier(provider: "anthropic", variable: "ANTHROPIC_API_KEY", header: "x-api-key", scheme: ""),
            Carrier(provider: "gemini", variable: "GEMINI_API_KEY", header: "x-goog-api-key", scheme: ""),
            Carrier(provider: "azure", variable: "AZURE_OPENAI_API_KEY", header: "api-key", scheme: ""),
            Carrier(provider: "acme", variable: "ACME_KEY", dialect: "ollama"),
            Carrier(provider: "acme", variable: "ACME_KEY", dialect: "mistral"),
            Carrier(provider: "acme", variable: "ACME_KEY", header: "x-api-key", scheme: "", dialect: "anthropic"),
        ]

        /// The gateway for a key as it stands in the variable.
        func gateway(_ key: String, _ transport: any HTTPTransport) throws -> any LLMGateway {
            let dialectLine = dialect.map { ", dialect: \($0)" } ?? ""
            let yaml = """
                providers: {acme: {base_url: "http://acme.test/v1", api_key_env: ACME_KEY\(provider == "acme" ? dialectLine : "")}}
                llm_gateways: {used: {provider: \(provider), model: large\(provider == "acme" ? "" : dialectLine)}}
                """
            var factory = LLMGatewayFactory(
                configuration: ConfigurationFile.parse(yaml, file: "c.yaml"), environment: [variable: key],
                transport: transport)
            factory.retryPolicy = .none
            factory.baseURLs = provider == "acme" ? [:] : [provider: "http://acme.test"]
            return try factory.makeGateway("used")
        }
    }

    private static let core = "sk-verysecret-1234567890abcdef"
    private static let sent: [String] = [
        core, "\(core) ", " \(core)", "\(core)\n", "\(core)\r\n", "\t\(core)\t", "\(core)\u{A0}", "\u{FEFF}\(core)",
        "\"\(core)\"", "'\(core)'", "“\(core)”", "`\(core)` ", "Bearer \(core)", "bearer \(core)\n",
        "\"Bearer \(core)\"",
        "Bearer \"\(core)\"", "  BEARER\t\(core)",
    ]
    private static let refused: [String] = [
        "sk-verysecret 1234567890", "sk-verysecret\t1234567890", "sk-verysecret\n1234567890", "sk-verysecret\r\n12345",
        "sk-verysecret\u{0}1234567890", "sk-verysecret\u{1B}[31m123", "sk-verysécret-1234567890",
        "sk-verysecret\u{200B}12345",
        "\"sk-verysecret-1234567890", "sk-verysecret-1234567890'", "''sk-verysecret-12345''",
        "Bearer Bearer sk-verysecret-12",
        "Authorization: Bearer sk-verysecret-12", "OPENAI_API_KEY= sk-verysecret-12", "sk-verysecret-1234567890\u{7F}x",
    ]
    private static let absent = ["", " ", "\n", "\"\"", "''", "\" \"", "Bearer ", "\u{FEFF}"]

    @Test(
        "What a person copied around it is not sent, and the rest is, in each dialect's header", arguments: Carrier.all)
    func sent(carrier: Carrier) async throws {
        for text in Self.sent {
            let transport = ScriptedTransport(.json("{}", status: 500))
            let gateway = try carrier.gateway(text, transport)
            _ = try? await gateway.generate(LLMRequest(prompt: "Hi"))
            #expect(transport.requests.count == 1)
            let fields = transport.requests.first?.headers.fields.filter { $0.value.contains("verysecret") } ?? []
            #expect(fields.map { $0.name.lowercased() } == [carrier.header], "\(text)")
            #expect(fields.map(\.value) == [carrier.scheme + Self.core], "\(text)")
        }
    }

    @Test(
        "What cannot be a key is refused before anything is sent, with its place and nothing of it",
        arguments: Carrier.all)
    func refused(carrier: Carrier) async throws {
        for text in Self.refused {
            let transport = ScriptedTransport()
            let error = await #expect(throws: GatewayError.self, "\(text)") {
                try await carrier.gateway(text, transport).generate(LLMRequest(prompt: "Hi"))
            }
            #expect(error?.code == .configuration)
            #expect(error?.message.hasPrefix("The key from \(carrier.variable) can't be used: ") == true)
            #expect(error?.message.contains("verys") == false)
            #expect(transport.requests.isEmpty)
        }
    }

    @Test("Where there is nothing, nothing is sent that says otherwise", arguments: Carrier.all)
    func absent(carrier: Carrier) async throws {
        for text in Self.absent {
            let transport = ScriptedTransport(.json("{}", status: 500))
            let error = await #expect(throws: GatewayError.self) {
                try await carrier.gateway(text, transport).generate(LLMRequest(prompt: "Hi"))
            }
            let fields = transport.requests.flatMap(\.headers.fields).map { $0.name.lowercased() }
            #expect(!fields.contains(carrier.header), "\(text)")
            #expect(transport.requests.isEmpty || error?.code != .configuration)
        }
    }
}
