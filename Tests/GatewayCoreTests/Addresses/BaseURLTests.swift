import Testing

@testable import GatewayCore

@Suite("Base addresses as people paste them")
struct BaseURLTests {
    /// The address that a gateway asks when this is its base URL.
    private func url(
        _ dialect: ProviderDialect, _ base: String, model: String = "m", isStreamed: Bool = false
    ) async throws -> String {
        let transport = ScriptedTransport()
        let settings = GatewaySettings(
            model: model, baseURL: base, dialect: dialect, transport: transport, retryPolicy: .none)
        let server = ProviderServer(.acme, address: "https://own.test/v9")
        let gateway = dialect.makeGateway(server, settings: settings)
        let request = LLMRequest(prompt: "Hi")
        if isStreamed {
            _ = await gateway.stream(request).outcome()
        } else {
            _ = try? await gateway.generate(request)
        }
        return try #require(transport.requests.first?.url)
    }

    @Test(
        "Chat Completions: every form leads to the same place",
        arguments: [
            "https://api.test/v1", "https://api.test/v1/", "https://api.test/v1///", " https://api.test/v1\n",
            "\"https://api.test/v1\"", "'https://api.test/v1/'", "<https://api.test/v1>", "“https://api.test/v1”",
            "HTTPS://API.TEST/v1", "api.test/v1", "//api.test/v1", "https:/api.test/v1", "https:///api.test/v1",
            "https://api.test/v1#section", "https://api.test/v1/#/", "https://api.test/v1?", "https://api.test/v1/?#",
            "https://api.test/v1/chat/completions", "https://api.test/v1/chat/completions/",
            "https://api.test/v1/Chat/Completions", "https://api.test/v1/completions", "https://api.test/v1/responses",
            "https://api.test/v1/messages", "`https://api.test/v1`,", "https:\\\\api.test\\v1",
            "\u{FEFF}https://api.test/v1",
            "https://api.test:/v1", "\u{A0}https://api.test/v1\u{A0}",
        ])
    func chatCompletions(base: String) async throws {
        #expect(try await url(.chatCompletions, base) == "https://api.test/v1/chat/completions")
        #expect(try await url(.mistral, base) == "https://api.test/v1/chat/completions")
        #expect(try await url(.responses, base) == "https://api.test/v1/responses")
        #expect(try await url(.anthropic, base) == "https://api.test/v1/messages")
    }

    @Test(
        "A missing scheme is http where the host can only be near",
        arguments: [
            ("localhost:8080/v1", "http://localhost:8080/v1"), ("127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("192.168.1.7:1234/v1", "http://192.168.1.7:1234/v1"), ("box:9000/v1", "http://box:9000/v1"),
            ("nas.local/v1", "http://nas.local/v1"), ("[::1]:8080/v1", "http://[::1]:8080/v1"), ("::1", "http://[::1]"),
            ("llm.localhost", "http://llm.localhost"), ("api.example.com", "https://api.example.com"),
            ("api.example.com:8443/v1", "https://api.example.com:8443/v1"),
            ("user:pw@api.example.com/v1", "https://user:pw@api.example.com/v1"),
            ("user:pw@box:1/v1", "http://user:pw@box:1/v1"),
        ])
    func scheme(base: String, expected: String) async throws {
        #expect(try await url(.chatCompletions, base) == expected + "/chat/completions")
    }

    @Test(
        "A query follows the path, whatever is asked for",
        arguments: [
            ("https://api.test/v1?api-version=1", "?api-version=1"), ("https://api.test/v1/?a=1&b=2", "?a=1&b=2"),
            ("https://api.test/v1/chat/completions?api-version=1#x", "?api-version=1"),
            ("https://api.test/v1?key=a%20b", "?key=a%20b"), ("api.test/v1?x=http://y.test/z", "?x=http://y.test/z"),
        ])
    func query(base: String, query: String) async throws {
        #expect(try await url(.chatCompletions, base) == "https://api.test/v1/chat/completions" + query)
        #expect(try await url(.anthropic, base) == "https://api.test/v1/messages" + query)
        #expect(
            try await url(.gemini, base, isStreamed: true)
                == "https://api.test/v1/models/m:streamGenerateContent?alt=sse&" + query.dropFirst())
        #expect(try await url(.ollama, base) == "https://api.test/api/chat" + query)
    }

    @Test(
        "Gemini: with and without the version, and the address of a request",
        arguments: [
            "https://g.test", "https://g.test/", "g.test", "https://g.test/v1beta", "https://g.test/v1beta/openai/",
            "https://g.test/v1beta/models/gemini-pro:generateContent", "'https://g.test/v1beta/'",
            "https://g.test/v1beta/models/gemini-pro:streamGenerateContent",
        ])
    func gemini(base: String) async throws {
        #expect(try await url(.gemini, base) == "https://g.test/v1beta/models/m:generateContent")
    }

    @Test(
        "Ollama: as in OLLAMA_HOST, and the address of a request",
        arguments: [
            ("box", "http://box:11434"), ("box/", "http://box:11434"), (":11435", "http://127.0.0.1:11435"),
            ("0.0.0.0", "http://127.0.0.1:11434"), ("[::]:11434", "http://[::1]:11434"), ("::1", "http://[::1]:11434"),
            ("http://box:11434/api/chat", "http://box:11434"), ("http://box:11434/api/", "http://box:11434"),
            ("http://box:11434/v1/chat/completions", "http://box:11434"), ("HTTP://box:1/", "http://box:1"),
            (" \"http://box:11434/v1/\" ", "http://box:11434"), ("https://o.test/ollama", "https://o.test/ollama"),
            ("box.example.com", "http://box.example.com:11434"), ("[::1]", "http://[::1]:11434"),
        ])
    func ollama(base: String, expected: String) async throws {
        #expect(try await url(.ollama, base) == expected + "/api/chat")
    }

    @Test("Anthropic: with and without the version, below another path too")
    func anthropic() async throws {
        for base in ["https://a.test", "https://a.test/v1", "https://a.test/v1/messages", "a.test/"] {
            #expect(try await url(.anthropic, base) == "https://a.test/v1/messages")
        }
        #expect(
            try await url(.anthropic, "https://a.test/proxy/anthropic/") == "https://a.test/proxy/anthropic/v1/messages"
        )
    }

    @Test(
        "The provider's own host alone has the provider's own path",
        arguments: ["https://own.test", "own.test/", "https://OWN.test/v9/"])
    func ownHost(base: String) async throws {
        #expect(try await url(.chatCompletions, base) == "https://own.test/v9/chat/completions")
    }

    @Test("A host of another server alone has no path, and letters of a path are escaped")
    func otherHost() async throws {
        #expect(try await url(.chatCompletions, "https://api.test") == "https://api.test/chat/completions")
        #expect(
            try await url(.chatCompletions, "https://api.test/über/v1")
                == "https://api.test/%C3%BCber/v1/chat/completions")
    }

    @Test(
        "Azure: the resource, or the address of a request that the portal shows",
        arguments: [
            "https://a.openai.azure.com", "https://a.openai.azure.com/", "a.openai.azure.com",
            "https://a.openai.azure.com/openai", "https://a.openai.azure.com/openai/deployments/other",
            "https://a.openai.azure.com/openai/deployments/other/chat/completions",
        ])
    func azure(endpoint: String) async throws {
        let transport = ScriptedTransport()
        for (query, version) in [("", "2024-10-21"), ("?api-version=2025-01-01", "2025-01-01")] {
            let factory = try LLMGatewayFactory.make(
                ["AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": endpoint + query], transport: transport)
            _ = try? await factory.makeGateway("azure:d").generate(LLMRequest(prompt: "Hi"))
            #expect(
                transport.requests.last?.url
                    == "https://a.openai.azure.com/openai/deployments/d/chat/completions?api-version=" + version)
        }
    }

    @Test(
        "An invalid address is reported with the right form, and nothing is sent",
        arguments: [
            ("ftp://api.test/v1", "it starts with ftp://, but must start with http:// or https://"),
            ("htps://api.test", "it starts with htps://, but must start with http:// or https://"),
            ("ws://api.test", "it starts with ws://, but must start with http:// or https://"),
            ("https://", "it has no host; use one such as https://api.example.com/v1"),
            ("https://api test/v1", "it contains whitespace"),
            ("https://api.test/v 1", "it contains whitespace"),
            ("http://::1:8080", "an IPv6 address needs brackets, as in http://[::1]:8080"),
            ("http://[::1:8080", "the closing bracket is missing; write http://[::1]:8080"),
            ("https://api.test:80a/v1", "'80a' isn't a valid port; ports are 1 to 65535"),
            ("https://api.test:99999", "'99999' isn't a valid port; ports are 1 to 65535"),
        ])
    func refused(base: String, reason: String) async throws {
        for dialect in ProviderDialect.allCases {
            let transport = ScriptedTransport()
            let settings = GatewaySettings(
                model: "m", baseURL: base, dialect: dialect, transport: transport, retryPolicy: .none)
            let gateway = dialect.makeGateway(ProviderServer(.acme), settings: settings)
            let error = await #expect(throws: GatewayError.self) {
                try await gateway.generate(LLMRequest(prompt: "Hi"))
            }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains("cannot be used: \(reason).") == true, "\(error?.message ?? "")")
            #expect(error?.fix == "Use one such as https://api.example.com/v1.")
            #expect(transport.requests.isEmpty)
        }
    }

    @Test("Nothing but white space is no address: the provider's own is asked")
    func blank() async throws {
        #expect(try await url(.chatCompletions, " \"\" ") == "https://own.test/v9/chat/completions")
    }

    @Test("A configuration may leave out the scheme, and says what is wrong at its place")
    func configured() {
        func diagnostics(_ url: String) -> [String] {
            ConfigurationFile.parse("providers:\n  acme: {base_url: '\(url)'}\n", file: "c.yaml").diagnostics.map(
                \.description)
        }
        #expect(diagnostics("localhost:8080/v1") == [])
        #expect(diagnostics("HTTPS://x.test/v1?a=b") == [])
        #expect(
            diagnostics("http://::1:80").first?.contains(
                "'base_url' cannot be used: an IPv6 address needs brackets, as in http://[::1]:8080.") == true)
        #expect(
            diagnostics("ftp://x").first?.contains("'base_url' must start with http:// or https://, but is 'ftp://x'.")
                == true)
    }
}
