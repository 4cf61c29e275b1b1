import GatewayJSON
import Testing

@testable import GatewayCore

/// What twenty turns over a document of 50,000 tokens cost, by providers that bill as they document.
@Suite struct BillingTests {
    private static let document = String(repeating: "A line of the document of which all is about.\n", count: 1087)

    /// The bill of a conversation, in US dollars.
    private struct Bill {
        var cost = 0.0
        var saving = CacheSaving(saved: 0, whole: 0)
        var first: CacheSaving?
        var usages: [Usage] = []
    }

    /// - Parameter pauses: The seconds that pass before each turn.
    private func bill(
        _ model: String, _ provider: BillingProvider, _ caching: PromptCaching?, pauses: [Int]
    ) async throws -> Bill {
        let factory = LLMGatewayFactory(
            environment: ["OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k"], transport: provider)
        let gateway = try factory.makeGateway(model)
        let figures = try #require(ModelCatalog.builtIn[gateway.id])
        var request = LLMRequest(
            messages: [.system("You read."), .user(Self.document + "What is it about?")], caching: caching)
        var bill = Bill()
        for pause in pauses {
            provider.wait(seconds: pause)
            let response = try await gateway.generate(request)
            let usage = try #require(response.usage)
            bill.usages.append(usage)
            bill.cost += try #require(figures.cost(of: usage))
            if let saving = figures.cacheSaving(of: usage) {
                bill.saving = bill.saving + saving
                bill.first = bill.first ?? saving
            }
            request.messages += [.assistant(response.content), .user("And what else, please?")]
        }
        return bill
    }

    private func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 0.000001 }

    @Test(
        "At Anthropic the cache saves most of it; the first turn costs a quarter more",
        arguments: [
            ("anthropic:claude-opus-5-5", 512), ("anthropic:claude-haiku-4-5", 4096),
        ]) func anthropic(_ model: String, _ minimum: Int) async throws
    {
        let pauses = Array(repeating: 60, count: 20)
        let off = try await bill(
            model, BillingProvider(.anthropic(minimum: minimum)), PromptCaching(.off), pauses: pauses)
        let on = try await bill(model, BillingProvider(.anthropic(minimum: minimum)), PromptCaching(), pauses: pauses)
        print("20 turns over 50,000 tokens, \(model): off $\(off.cost), on $\(on.cost)")
        #expect(off.usages.map(\.promptTokens) == on.usages.map(\.promptTokens))
        #expect(off.usages.allSatisfy { $0.cachedTokens == 0 && $0.cacheWriteTokens == 0 } && off.first == nil)
        #expect(on.usages.dropFirst().allSatisfy { $0.promptTokens - ($0.cachedTokens ?? 0) < 80 })
        #expect(near(on.saving.whole, off.cost) && near(on.saving.saved, off.cost - on.cost))
        #expect(on.first.map { $0.saved < 0 } == true)
        #expect(on.cost < 0.2 * off.cost)
    }

    @Test("A pause of longer than five minutes is paid for once, and not where an hour was asked for")
    func pause() async throws {
        var pauses = Array(repeating: 60, count: 20)
        pauses[10] = 600
        let model = "anthropic:claude-opus-5-5"
        let short = try await bill(model, BillingProvider(.anthropic(minimum: 512)), PromptCaching(), pauses: pauses)
        let long = try await bill(
            model, BillingProvider(.anthropic(minimum: 512)), PromptCaching(.long), pauses: pauses)
        #expect(short.usages.map { ($0.cacheWriteTokens ?? 0) > 50_000 }.filter(\.self).count == 2)
        #expect(long.usages.map { ($0.longCacheWriteTokens ?? 0) > 50_000 }.filter(\.self).count == 1)
        print("with a pause of ten minutes: 5m $\(short.cost), 1h $\(long.cost)")
        #expect(long.cost < short.cost)
    }

    @Test("At OpenAI the key finds the prompt again; the cache can be forbidden") func openAI() async throws {
        let (model, pauses) = ("openai:gpt-6-sol", Array(repeating: 60, count: 20))
        let off = try await bill(model, BillingProvider(.openAI), PromptCaching(.off), pauses: pauses)
        let on = try await bill(model, BillingProvider(.openAI), PromptCaching(key: "abc"), pauses: pauses)
        let unnamed = try await bill(model, BillingProvider(.openAI), nil, pauses: pauses)
        print("20 turns over 50,000 tokens, \(model): off $\(off.cost), on $\(on.cost), without a key $\(unnamed.cost)")
        #expect(off.usages.allSatisfy { $0.cachedTokens == 0 && $0.cacheWriteTokens == 0 })
        #expect(on.usages.dropFirst().allSatisfy { $0.promptTokens - ($0.cachedTokens ?? 0) < 400 })
        #expect(near(on.saving.saved, off.cost - on.cost))
        #expect(on.cost < 0.2 * off.cost && on.cost < unnamed.cost)
    }

    @Test("One call of its own writes nothing", arguments: [nil, PromptCaching(.off)]) func single(
        _ caching: PromptCaching?
    ) async throws {
        let bill = try await bill(
            "anthropic:claude-opus-5-5", BillingProvider(.anthropic(minimum: 512)), caching, pauses: [0])
        #expect(bill.usages.map(\.cacheWriteTokens) == [0] && bill.first == nil)
    }
}
