import ChatTestSupport
import GatewayCore
import TerminalEditor
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("A model's row")
struct ModelRowTests {
    private static let full = ModelRow(
        tokens: TokenCount(count: 12_345, isExact: true), window: 128_000, cost: ShownCost(0.0031),
        speed: ModelSpeed([.init(timing: AnswerTiming(firstToken: .milliseconds(420), total: .seconds(2)), tokens: 100)]
        ))

    private func text(_ row: ModelRow, _ cells: Int = 200) -> String {
        row.text(cells: cells).spans.map(\.text).joined()
    }

    @Test("It says what the conversation is there, and how fast the model has been")
    func whole() {
        #expect(text(Self.full) == "12,345 in · 9.6% of 128,000 · $0.0031 · 0.4 s to the first token · 63 t/s")
        var row = Self.full
        row.tokens = TokenCount(count: 12_345, isExact: false)
        #expect(text(row).hasPrefix("~12,345 in · ~9.6% of 128,000 · ~$0.0031 ·"))
        row.cache = CacheLife(tokens: 12_000, rest: .seconds(252))
        #expect(text(row).hasPrefix("~12,345 in · ~9.6% of 128,000 · ~$0.0031 · 12,000 cached ·"))
        row.window = 12_000
        #expect(text(row).hasPrefix("~12,345 in · 345 too long ·"))
        row.missingKey = "MISTRAL_API_KEY"
        row.profileOf = .mistralLarge
        #expect(text(row).hasPrefix("needs a key · profile: mistral:mistral-large-latest · ~12,345 in"))
        #expect(
            text(ModelRow(isCurrent: true, keyPlace: "key store", window: 8_192))
                == "in use · key set (key store) · window 8,192")
        #expect(text(ModelRow()) == "")
    }

    @Test(
        "What is least important gives way, and nothing is wider than its room", arguments: [0, 3, 10, 24, 30, 40, 60])
    func narrow(cells: Int) {
        #expect(Self.full.text(cells: cells).cellWidth <= cells)
        #expect(text(Self.full).hasPrefix(String(text(Self.full, cells).prefix(2))))
    }

    @Test("Models that count alike are counted for once, and a row that is not shown costs nothing")
    func counts() {
        let models = (1...300).map { "openai:gpt-4o-\($0)" } + ["mistral:mistral-small-latest", "openai:gpt-3.5-turbo"]
        let factory = LLMGatewayFactory.make(models: models)
        let session = Session.make(conversation: .make(("Hello there", .make("Hi"))))
        let rows = ModelRows(session: session, factory: factory, calibrations: Calibrations())
        #expect(rows.counts == 0)
        let names = factory.modelNames().filter { $0.id.map { ["openai", "mistral"].contains($0.provider) } ?? false }
        for name in names { _ = rows.row(of: name) }
        #expect(names.count > 300)
        #expect(rows.counts <= 5)
        let id = ModelID(provider: "mistral", model: "mistral-small-latest")
        let counted = TokenCounter(CountingGateway(ServedModel(id: id), factory: factory)).count(session.request())
        #expect(rows.row(of: ModelName(text: id.description, id: id)).tokens == counted)
    }

    @Test("Before the first prompt there is nothing to count")
    func empty() {
        var model = CatalogModel(id: .gpt4o)
        model.contextWindow = 128_000
        let rows = ModelRows(
            session: .make(), factory: .make(catalog: [model], models: []), calibrations: Calibrations())
        let row = rows.row(of: ModelName(text: "openai:gpt-4o", id: .gpt4o))
        #expect(row == ModelRow(isCurrent: true, keyPlace: "OPENAI_API_KEY", window: 128_000))
    }

    @Test("The speed is the middle of what was measured; a slow answer does not move it")
    func speed() throws {
        func sample(_ first: Int?, _ total: Int, _ tokens: Int?) -> ModelSpeed.Sample {
            .init(
                timing: AnswerTiming(firstToken: first.map { .milliseconds($0) }, total: .milliseconds(total)),
                tokens: tokens)
        }
        let speed = try #require(
            ModelSpeed([sample(300, 1_300, 51), sample(9_000, 10_000, 11), sample(500, 2_500, 201)]))
        #expect(speed.firstToken == 0.5)
        #expect(speed.tokensPerSecond == 50)
        #expect(ModelSpeed([sample(100, 200, nil), sample(300, 400, 1)])?.firstToken == 0.2)
        #expect(ModelSpeed([sample(100, 200, nil)])?.tokensPerSecond == nil)
        #expect(ModelSpeed([sample(nil, 200, nil)]) == nil)
        #expect(ModelSpeed([]) == nil)
    }

    @Test("It is kept with the providers' reports, so that no journal is read for it")
    func kept() throws {
        let folder = try TemporaryDirectory()
        let log = TokenReportLog(path: folder / "state/token-reports.jsonl")
        let report = TokenReport(
            prompt: PromptMeasure(tokens: 1, messages: 1), completion: nil,
            usage: Usage(promptTokens: 3, completionTokens: 101))
        let timing = AnswerTiming(firstToken: .milliseconds(250), total: .milliseconds(1_250))
        try log.add(report, of: ServedModel(id: .gpt4o), timing: timing)
        try log.add(report, of: ServedModel(id: .mistralLarge))
        #expect(log.load().map(\.timing) == [timing, nil])
        let speed = try #require(Calibrations(log: log).speed(of: ServedModel(id: .gpt4o)))
        #expect(speed.firstToken == 0.25)
        #expect(speed.tokensPerSecond == 100)
        #expect(Calibrations(log: log).speed(of: ServedModel(id: .mistralLarge)) == nil)
    }
}
