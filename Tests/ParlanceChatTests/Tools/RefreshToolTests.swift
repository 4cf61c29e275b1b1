import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("parlance models refresh")
struct RefreshToolTests {
    private struct Listing: HTTPTransport {
        var reply: String?

        func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
            guard let reply else { throw HTTPTransportError(kind: .cannotConnect, message: "Nobody is there.") }
            return HTTPResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: HTTPBody([Array(reply.utf8)]))
        }
    }

    private let folder: TemporaryDirectory
    private let output = OutputRecorder()
    private let notices = OutputRecorder()

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func tool(_ reply: String? = nil, keys: [String] = []) throws -> RefreshTool {
        let catalog = ModelCatalog.builtIn.refreshed(by: KeptCatalog(path: folder / "catalog.tsv"))
        let factory = LLMGatewayFactory(
            environment: Dictionary(uniqueKeysWithValues: keys.map { ($0, "k") }), catalog: catalog,
            transport: Listing(reply: reply))
        return RefreshTool(
            factory: factory, output: .make(for: output, isTerminal: false), notices: .make(for: notices),
            today: try #require(CalendarDay("2026-12-01")))
    }

    private let map = """
        {"mistral/mistral-large-4": {"litellm_provider": "mistral", "mode": "chat", "input_cost_per_token": 8e-7,
                                     "output_cost_per_token": 2.1e-6},
         "xai/grok-9": {"litellm_provider": "xai", "mode": "chat", "input_cost_per_token": 1e-6},
         "xai/grok-8": {"litellm_provider": "xai", "mode": "chat", "input_cost_per_token": -1}}
        """

    @Test("What a price map changes is a table; it is kept unless that is only tried; clearing goes back")
    func file() throws {
        let path = try folder.write(map, to: "map.json")
        try tool().run(file: path, isTrial: true)
        #expect(output.text.contains("mistral:mistral-large-4  $/M in     0.7    0.8\n"), "\(output.text)")
        #expect(output.text.contains("New: 1 model (xai 1)\n"), "\(output.text)")
        #expect(output.text.contains("map.json: figures of 2 models, 1 broken row left out\n"), "\(output.text)")
        let date = "prices as of \(ModelCatalog.builtInDate)"
        #expect(output.text.hasSuffix("Nothing is kept (--dry-run); \(date).\n"), "\(output.text)")
        try tool().run(file: path, isTrial: false)
        #expect(output.text.hasSuffix("Kept; \(date), refreshed 2026-12-01.\n"), "\(output.text)")
        try tool().run(file: path, isTrial: false)
        #expect(output.text.contains("Nothing differs from what is known.\n"), "\(output.text)")
        try tool().clear()
        try tool().clear()
        #expect(
            output.text.hasSuffix(
                "Removed the refreshed figures; \(date).\nThere are no refreshed figures; \(date).\n"),
            "\(output.text)")
    }

    @Test("What providers report is asked of those with a key, and of none without")
    func lists() async throws {
        let list = #"{"data": [{"id": "openai/gpt-oss-120b", "context_window": 262144}]}"#
        try await tool(list, keys: ["GROQ_API_KEY"]).runWithLists(isTrial: false)
        #expect(output.text.contains("groq:openai/gpt-oss-120b  window  131,072  262,144\n"), "\(output.text)")
        #expect(output.text.contains("the list of Groq: figures of 1 model\n"))
        for keys in [[], ["GROQ_API_KEY"]] {
            await #expect(throws: GatewayError.self) { try await tool(keys: keys).runWithLists(isTrial: false) }
        }
    }

    @Test("A file that is none is said so, and nothing is kept")
    func noFile() throws {
        let path = try folder.write("[1]", to: "x.json")
        for path in [path, folder / "none"] {
            #expect(throws: GatewayError.self) { try tool().run(file: path, isTrial: false) }
        }
        #expect(KeptCatalog(path: folder / "catalog.tsv").day == nil)
    }

    @Test("The defaults of providers, and what has replaced them since when")
    func defaults() throws {
        let day = try #require(CalendarDay("2026-12-01"))
        let factory = LLMGatewayFactory(transport: Listing(), today: { day })
        DefaultsTool(factory: factory, output: .make(for: output, isTerminal: false)).run()
        #expect(
            output.text.contains(
                "openai      gpt-4o                gpt-6-sol     2026-11-15  shuts down on 2027-01-14\n"),
            "\(output.text)")
        #expect(output.text.contains("prices as of \(ModelCatalog.builtInDate)\n"))
    }
}
