import ChatTestSupport
import Foundation
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat

@Suite("parlance models")
struct ModelsToolTests {
    /// A network of one reply for each address.
    private struct Listing: HTTPTransport {
        var replies: [String: String]

        func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
            guard let reply = replies[request.url] else {
                throw HTTPTransportError(kind: .cannotConnect, message: "Nobody is there.")
            }
            return HTTPResponse(
                status: 200, headers: ["Content-Type": "application/json"], body: HTTPBody([Array(reply.utf8)]))
        }
    }

    private static let openAI = [
        "https://api.openai.com/v1/models": #"{"data": [{"id": "gpt-4o"}, {"id": "gpt-new"}]}"#
    ]
    private let folder: TemporaryDirectory
    private let output = OutputRecorder()
    private let notices = OutputRecorder()

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func tool(
        _ replies: [String: String], keys: [String] = ["OPENAI_API_KEY"], forcesRefresh: Bool = false, later: Double = 0
    ) -> ModelsTool {
        var factory = LLMGatewayFactory(
            environment: Dictionary(uniqueKeysWithValues: keys.map { ($0, "k") }), transport: Listing(replies: replies))
        factory.modelLists = ModelListCache(folder: folder.path)
        return ModelsTool(
            factory: factory, output: .make(for: output), notices: .make(for: notices), forcesRefresh: forcesRefresh,
            now: { Date().timeIntervalSince1970 + later })
    }

    @Test("The levels of reasoning of each model, those in a row shortened")
    func efforts() async throws {
        let reply = #"{"data": [{"id": "gpt-5.1"}, {"id": "gpt-5-mini"}, {"id": "gpt-4o"}, {"id": "gpt-5-pro"}]}"#
        try await tool(["https://api.openai.com/v1/models": reply]).run(provider: "openai")
        let rows = output.text.split(separator: "\n").dropFirst()
        func effort(_ model: String) -> String? {
            rows.first { $0.contains(" \(model) ") || $0.hasPrefix("\(model) ") }?.split(separator: "  ").last
                .map { String($0).trimmingCharacters(in: .whitespaces) }
        }
        #expect(rows.first?.hasSuffix("effort") == true, "\(output.text)")
        #expect(effort("openai:gpt-5.1") == "off, low–high", "\(output.text)")
        #expect(effort("openai:gpt-5-mini") == "minimal–high")
        #expect(effort("openai:gpt-5-pro") == "high")
    }

    @Test("Models with window and price where they are known, and the age of the list")
    func list() async throws {
        try await tool(Self.openAI).run(provider: "openai")
        #expect(
            output.text == """
                openai  2 models, fetched just now
                model            window  $/M in  $/M out
                openai:gpt-4o   128,000    2.50    10.00
                openai:gpt-new

                prices as of \(ModelCatalog.builtInDate)

                """)
    }

    @Test(
        "A list from a day after tomorrow, which a clock that was wrong has seen, is asked for anew",
        arguments: [2, 365, 36_500])
    func future(days: Int) async throws {
        try await tool(Self.openAI).run(provider: "openai")
        let earlier = tool([:], later: Double(-days) * 86_400)
        try await earlier.run(provider: "openai")
        #expect(output.text.contains("openai  2 models, fetched at an unknown time"))
        #expect(notices.text.contains("Nobody is there."))
    }

    @Test("A list is cached for a day, unless a refresh is requested")
    func kept() async throws {
        try await tool(Self.openAI).run(provider: "openai")
        let changed = ["https://api.openai.com/v1/models": #"{"data": [{"id": "gpt-other"}]}"#]
        try await tool(changed, later: 7300).run(provider: "openai")
        #expect(output.text.contains("openai  2 models, fetched 2 hours ago"))
        #expect(!output.text.contains("gpt-other"))
        try await tool(changed, forcesRefresh: true).run(provider: "openai")
        #expect(output.text.contains("gpt-other"))
    }

    @Test("Where nobody can be asked, the old list is shown with its age, and why")
    func unreachable() async throws {
        try await tool(Self.openAI).run(provider: "openai")
        try await tool([:], later: 200_000).run(provider: "openai")
        #expect(output.text.contains("openai  2 models, fetched 2 days ago"))
        #expect(notices.text.contains("OpenAI cannot be reached"))
        await #expect(throws: GatewayError.self) { try await tool([:]).run(provider: "mistral") }
    }

    @Test("Without a name all that can be used are asked, and one that fails stops none")
    func all() async throws {
        try await tool(Self.openAI, keys: ["OPENAI_API_KEY", "GROQ_API_KEY"]).run()
        #expect(output.text.hasPrefix("groq\n\nopenai  2 models"))
        #expect(notices.text.contains("Groq cannot be reached"))
        let nobody = await #expect(throws: GatewayError.self) { try await tool([:], keys: []).run() }
        #expect(nobody?.code == .configuration)
    }
}
