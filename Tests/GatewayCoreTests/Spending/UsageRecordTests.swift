import GatewayJSON
import Testing

@testable import GatewayCore

@Suite("A line of the usage log")
struct UsageRecordTests {
    private static let model = ServedModel(id: ModelID(provider: "openai", model: "gpt-x"))

    @Test("A call with everything that is known of it")
    func whole() {
        let record = UsageRecord(
            at: 1_796_083_200, id: "abc", session: "20261201T000000Z-x1", kind: .chat, model: Self.model,
            profile: "work", effort: "high",
            usage: Usage(
                promptTokens: 100, completionTokens: 20, cachedTokens: 40, cacheWriteTokens: 10,
                longCacheWriteTokens: 5, reasoningTokens: 7, serviceTier: "flex"),
            prices: PriceTiers.Prices(input: 2, output: 10, cached: 0.2, cacheWrite: 2.5, longCacheWrite: 4),
            seconds: 1.23456, firstTokenSeconds: 0.25)
        #expect(
            record.line == #"{"type":"call","time":"2026-12-01T00:00:00Z","id":"abc","session":"20261201T000000Z-x1","#
                + #""kind":"chat","status":"complete","model":"openai:gpt-x","profile":"work","effort":"high","#
                + #""prompt":100,"completion":20,"cached":40,"cache_written":10,"long_cache_written":5,"reasoning":7,"#
                + #""service_tier":"flex","prices":{"input":2.0,"output":10.0,"cached":0.2,"cache_write":2.5,"#
                + #""long_cache_write":4.0},"cost_usd":0.0003405,"seconds":1.235,"first_token_seconds":0.25}"#)
    }

    @Test("What is not known is not there: a price that nobody knows is not a cost of nothing")
    func unknown() {
        let record = UsageRecord(
            at: 0, id: "a", kind: .oneShot, status: .interrupted,
            model: ServedModel(id: Self.model.id, baseURL: "http://127.0.0.1:1/v1"),
            usage: Usage(promptTokens: 3, completionTokens: 1).asEstimate)
        #expect(
            record.line == #"{"type":"call","time":"1970-01-01T00:00:00Z","id":"a","kind":"one_shot","#
                + #""status":"interrupted","model":"openai:gpt-x","base_url":"http://127.0.0.1:1/v1","#
                + #""prompt":3,"completion":1,"estimated":"all"}"#)
    }

    @Test("However long and hostile names are, a line is JSON and stays below what one write keeps together")
    func long() throws {
        let long = String(repeating: "\u{1B}\"é\n\u{202E}漢", count: 2_000)
        let record = UsageRecord(
            at: 0, session: long, kind: .chat,
            model: ServedModel(id: ModelID(provider: "p", model: long), baseURL: long),
            profile: long, effort: long, usage: Usage(promptTokens: .max, completionTokens: 0, serviceTier: long),
            prices: PriceTiers.Prices(input: 1, output: 1))
        #expect(record.line.utf8.count < 4_000)
        #expect(!record.line.contains("\n"))
        let json = try JSONValue(parsing: record.line)
        #expect(json["profile"]?.stringValue.map { long.hasPrefix($0) && !$0.isEmpty } == true)
    }
}
