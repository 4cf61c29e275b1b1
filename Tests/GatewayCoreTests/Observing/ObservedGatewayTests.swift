import Synchronization
import Testing

@testable import GatewayCore

@Suite("Reports of calls")
struct ObservedGatewayTests {
    private static let whole = """
        {"choices": [{"message": {"content": "Hello."}, "finish_reason": "stop"}],
         "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}}
        """
    private static let stream = [
        "data: {\"choices\": [{\"delta\": {\"content\": \"Hello.\"}, \"finish_reason\": \"stop\"}]}\n\n",
        "data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 3, \"completion_tokens\": 2, \"total_tokens\": 5}}\n\n",
        "data: [DONE]\n\n",
    ].map { Array($0.utf8) }

    /// The reports of one call, without the times, which are no test's business.
    private func reports(
        of replies: HTTPResponse..., ask: (any LLMGateway) async throws -> Void
    ) async throws -> [CallReport] {
        let reports = Reports()
        var factory = LLMGatewayFactory(
            configuration: ConfigurationFile.parse(
                "llm_gateways: {p: {model: \"openai:gpt-4o\", fallbacks: [\"mistral:small\"], max_retries: 1}}",
                file: "c.yaml"),
            environment: ["OPENAI_API_KEY": "k", "MISTRAL_API_KEY": "k"], transport: ScriptedTransport(replies))
        factory.retryPolicy = RetryPolicy(clock: WaitingClock())
        factory.observer = { reports.add($0) }
        try? await ask(factory.makeGateway("p"))
        return reports.all
    }

    private final class Reports: Sendable {
        private let kept = Mutex<[CallReport]>([])
        var all: [CallReport] { kept.withLock { $0 } }

        func add(_ report: CallReport) {
            var report = report
            #expect(report.duration >= report.firstToken ?? .zero)
            report.duration = .zero
            report.firstToken = report.firstToken.map { _ in .zero }
            kept.withLock { $0.append(report) }
        }
    }

    private func expected(_ model: ModelID, firstToken: Duration?, retries: Int) -> CallReport {
        CallReport(
            model: model, usage: Usage(promptTokens: 3, completionTokens: 2), firstToken: firstToken, duration: .zero,
            retries: retries, finishReason: .stop)
    }

    @Test("A stream: the model, its tokens, and how often it was asked again")
    func stream() async throws {
        let found = try await reports(of: .json("{}", status: 500), .eventStream(Self.stream)) {
            _ = try await $0.stream(LLMRequest(prompt: "Hi")).collect()
        }
        let model = ModelID(provider: "openai", model: "gpt-4o")
        #expect(found == [expected(model, firstToken: .zero, retries: 1)])
    }

    @Test("A whole answer of another model is that model's, and is told once")
    func fallback() async throws {
        let found = try await reports(of: .json("{}", status: 401), .json(Self.whole)) {
            _ = try await $0.generate(LLMRequest(prompt: "Hi"))
        }
        #expect(found == [expected(ModelID(provider: "mistral", model: "small"), firstToken: nil, retries: 0)])
    }

    @Test("A failure is reported by its kind, without any of its text")
    func failure() async throws {
        for isStreamed in [true, false] {
            let found = try await reports(of: .json("{\"error\": {\"message\": \"Hi is rude.\"}}", status: 400)) {
                let request = LLMRequest(prompt: "Hi")
                _ = isStreamed ? try await $0.stream(request).collect() : try await $0.generate(request)
            }
            #expect(found.map(\.failure) == [.invalidRequest])
            #expect(!String(reflecting: found).contains("rude"))
        }
    }
}
