import ChatTestSupport
import GatewayCore
import TestSupport
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Calibrations of a chat")
struct CalibrationsTests {
    private static let local = ModelID(provider: "openai", model: "local-model")

    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private var log: TokenReportLog {
        TokenReportLog(path: folder / "state/token-reports.jsonl")
    }

    private let gateway = ScriptedGateway.make(local)

    /// The turn that a prompt begins, and its answer with what the provider reported.
    private func turn(
        _ prompt: String, _ text: String, reported: Usage?, gateway: ScriptedGateway = ScriptedGateway.make(local)
    ) -> (PendingTurn, Answer) {
        (Session.make(gateway: gateway).turn(for: prompt), .make(text, model: gateway.id, usage: reported))
    }

    private func count(_ calibrations: Calibrations, _ gateway: ScriptedGateway) -> TokenCount {
        calibrations.counter(for: gateway).count(LLMRequest(prompt: "Something else"))
    }

    @Test("What a turn taught holds for the next one, for that model only, and in the next run")
    func acrossRuns() {
        let plain = count(Calibrations(), gateway)
        var calibrations = Calibrations(log: log)
        let (turn, answer) = turn("Hello", "Hi.", reported: .make(31, 3))
        #expect(calibrations.learn(from: turn, answer) == nil)
        let learned = count(calibrations, gateway)
        #expect(learned.count > plain.count + 15)
        #expect(!learned.isExact)
        #expect(count(Calibrations(log: log), gateway) == learned)
        let other = ScriptedGateway.make(ModelID(provider: "openai", model: "other-model"))
        #expect(count(calibrations, other) == plain)
    }

    @Test("A name on another server is another model")
    func servers() throws {
        func gateway(_ url: String) throws -> any LLMGateway {
            try LLMGatewayFactory(environment: ["OPENAI_API_KEY": "key", "OPENAI_BASE_URL": url])
                .makeGateway("openai:local-model")
        }
        let (one, two) = (try gateway("http://127.0.0.1:1/v1"), try gateway("http://127.0.0.1:2/v1"))
        let request = LLMRequest(prompt: "Hello")
        var calibrations = Calibrations()
        let pending = PendingTurn(
            TurnRequest("Hello", after: nil), request: request, gateway: one, counter: TokenCounter(one))
        #expect(calibrations.learn(from: pending, .make("Hi.", model: one.id, usage: .make(31, 3))) == nil)
        #expect(calibrations.counter(for: one).count(request).count == 31)
        #expect(calibrations.counter(for: two).count(request) == two.countTokens(request))
    }

    @Test("An answer without a report, the demo's, and another model's teach nothing and are not kept")
    func nothing() {
        var calibrations = Calibrations(log: log)
        let (asked, _) = turn("Hello", "Hi.", reported: nil)
        for (turn, answer) in [
            (asked, .make("Hi.", model: .mistralLarge, usage: .make(50, 3))),
            turn("Hello", "Hi.", reported: nil), turn("Hello", "Hi.", reported: .make(50, 3), gateway: .make(.tour)),
        ] {
            #expect(calibrations.learn(from: turn, answer) == nil)
        }
        #expect(log.load() == [])
    }

    @Test("The difference is kept for exact models, too; the text of an answer that is not whole is not compared")
    func kept() {
        var calibrations = Calibrations(log: log)
        let (turn, answer) = turn("Hello", "Hi.", reported: .make(9, 3), gateway: .make(.gpt4o))
        var cut = answer
        cut.status = .interrupted
        #expect(calibrations.learn(from: turn, answer) == nil)
        #expect(calibrations.learn(from: turn, cut) == nil)
        #expect(
            log.load().map(\.report.prompt) == Array(repeating: .init(tokens: 8, messages: 1, isExact: true), count: 2))
        #expect(log.load().map(\.report.completion) == [TokenCount(count: 2, isExact: true), nil])
    }

    @Test("An unwritable log is reported once, and nothing is forgotten in this run")
    func unwritable() throws {
        try folder.write("", to: "file")
        var calibrations = Calibrations(log: TokenReportLog(path: folder / "file/log"))
        let (turn, answer) = turn("Hello", "Hi.", reported: .make(31, 3))
        let problem = calibrations.learn(from: turn, answer)
        #expect(problem?.message.hasPrefix("The token counts cannot be saved in ") == true)
        #expect(calibrations.learn(from: turn, answer) == nil)
        #expect(calibrations.counter(for: gateway).count(turn.request).count == 31)
    }

    @Test("The meter of the draft shows what the calibrated counter counts for the whole request")
    func meter() {
        var calibrations = Calibrations()
        let session = Session.make(gateway: gateway, conversation: .make(("Hello", .make("Hi.", model: Self.local))))
        let (turn, answer) = turn("Hello", "Hi.", reported: .make(31, 4))
        #expect(calibrations.learn(from: turn, answer) == nil)
        let counter = calibrations.counter(for: gateway)
        let expected = counter.count(session.request(adding: "And you?"))
        #expect(expected.count > gateway.countTokens(session.request(adding: "And you?")).count + 15)
        #expect(
            DraftMeter(session, counter: counter, model: nil).text(for: "And you?") == "\(expected) in")
    }
}
