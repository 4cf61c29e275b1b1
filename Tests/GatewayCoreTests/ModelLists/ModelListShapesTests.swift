import Testing

@testable import GatewayCore

@Suite("Lists of models in every shape")
struct ModelListShapesTests {
    private func factory(_ replies: [HTTPResponse]) throws -> (factory: LLMGatewayFactory, transport: ScriptedTransport)
    {
        let transport = ScriptedTransport(replies)
        let keys = ["OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k", "GEMINI_API_KEY": "k", "MISTRAL_API_KEY": "k"]
        return (try LLMGatewayFactory.make(keys, transport: transport), transport)
    }

    private static let providers = ["openai", "anthropic", "gemini", "mistral", "ollama", "vllm"]

    @Test(
        "Names are found", arguments: providers,
        [
            #"["b","a"]"#, "\u{FEFF}[\"b\",\"a\"]", #"{"data":["b","a"]}"#, #"{"models":["a","b","a"]}"#,
            #"{"models":[{"name":"a"},{"model":"b"}]}"#,
            #"{"object":"list","data":{"models":[{"id":"a"},{"id":"b"}]}}"#, #"{"data":{"a":{"x":1},"b":{}}}"#,
            #"{"a":{"owned_by":"x"},"b":{}}"#, #"{"result":{"data":["a","b"]},"success":true}"#,
            #"{"data":[{"id":"a"},{"id":"*"},{"id":"b"},{"id":"dead*"},{"id":"openai/*"}]}"#,
            #"{"data":null,"models":["a","b"]}"#,
            #"{"models":[{"key":"a"},{"model_name":"b"},{"id":""},7,null]}"#,
        ])
    func names(provider: String, json: String) async throws {
        let (factory, _) = try factory([.json(json)])
        #expect(try await factory.listModels(of: provider).models.map(\.id.model) == ["a", "b"])
    }

    @Test(
        "A list without models is empty", arguments: providers,
        ["[]", #"{"data":[]}"#, #"{"object":"list","data":null}"#, #"{"models":null}"#, #"{"models":[{"name":"*"}]}"#])
    func empty(provider: String, json: String) async throws {
        let (factory, _) = try factory([.json(json)])
        #expect(try await factory.listModels(of: provider).models == [])
    }

    @Test(
        "What is no list says so", arguments: providers,
        ["{}", "7", "null", #"{"data":null}"#, #"{"data":7}"#, #"{"data":[1,2]}"#, #"{"data":{"id":"x"}}"#, "[[],[]]"])
    func unreadable(provider: String, json: String) async throws {
        let (factory, _) = try factory([.json(json)])
        let error = await #expect(throws: GatewayError.self) { try await factory.listModels(of: provider) }
        #expect(error?.code == .invalidResponse)
        #expect(error?.reason.contains("a list of models that cannot be read") == true)
    }

    @Test(
        "An error with a good status has its words", arguments: providers,
        [
            (#"{"error":{"message":"Down for a while."}}"#, .invalidResponse),
            (#"{"detail":"Down for a while."}"#, .invalidResponse),
            (#"{"data":[],"error":"Down for a while."}"#, .invalidResponse),
            (#"{"detail":{"error":"Down for a while."}}"#, .invalidResponse),
            (#"{"success":false,"errors":[{"message":"Down for a while."}],"result":null}"#, .invalidResponse),
            (#"{"error":{"message":"Down for a while.","code":"invalid_api_key"}}"#, .authentication),
        ] as [(String, GatewayError.Code)])
    func error(provider: String, sent: (json: String, code: GatewayError.Code)) async throws {
        let (factory, _) = try factory([.json(sent.json)])
        let error = await #expect(throws: GatewayError.self) { try await factory.listModels(of: provider) }
        #expect(error?.providerMessage == "Down for a while.")
        #expect(error?.code == sent.code)
    }

    @Test(
        "Pages are followed",
        arguments: [
            ("openai", #"{"data":[{"id":"a"}],"has_more":true}"#, "?after_id=a&after=a"),
            ("vllm", #"{"data":["a"],"has_more":true,"last_id":"x y"}"#, "?after_id=x%20y&after=x%20y"),
            ("anthropic", #"{"data":[{"id":"a"}],"has_more":true,"last_id":"a"}"#, "&after_id=a"),
            ("gemini", #"{"models":[{"name":"models/a"}],"nextPageToken":"t+/="}"#, "&pageToken=t%2B/%3D"),
            ("mistral", #"{"data":[{"id":"a"}],"next_page_token":"t"}"#, "?page_token=t"),
            ("ollama", #"{"models":[{"name":"a"}],"next_cursor":"c"}"#, "?cursor=c"),
        ])
    func pages(provider: String, first: String, query: String) async throws {
        let (factory, transport) = try factory([.json(first), .json(#"{"data":[{"id":"b"}],"has_more":false}"#)])
        #expect(try await factory.listModels(of: provider).models.map(\.id.model) == ["a", "b"])
        #expect(transport.requests.last?.url.hasSuffix(query) == true)
        #expect(transport.requests.count == 2)
    }

    @Test("Pages without end, the same page again and a page that fails end it; what was listed is kept")
    func badPages() async throws {
        let endless = (0..<100).map { HTTPResponse.json(#"{"data":[{"id":"m\#($0)"}],"has_more":true}"#) }
        let (first, transport) = try factory(endless)
        #expect(try await first.listModels(of: "openai").models.count == 20)
        #expect(transport.requests.count == 20)
        let same = (0..<9).map { _ in HTTPResponse.json(#"{"data":[{"id":"a"}],"has_more":true}"#) }
        let (second, repeated) = try factory(same)
        #expect(try await second.listModels(of: "openai").models.count == 1)
        #expect(repeated.requests.count == 2)
        let (third, _) = try factory([.json(#"{"data":[{"id":"a"}],"has_more":true}"#), .json("{}", status: 500)])
        #expect(try await third.listModels(of: "openai").models.count == 1)
        let (fourth, lone) = try factory([.json(#"{"data":[],"has_more":true}"#)])
        #expect(try await fourth.listModels(of: "openai").models.isEmpty)
        #expect(lone.requests.count == 1)
    }
}
