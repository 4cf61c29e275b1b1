import ChatTestSupport
import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceConversations

@Suite("Ledger for programs")
struct LedgerJSONTests {
    @Test("It is one object on one line, with turns, models and sums; what nobody knows is left out")
    func whole() throws {
        let ledger = TokenLedger(
            .make(
                (
                    "a",
                    .make(
                        usage: Usage(promptTokens: 1_000, completionTokens: 100, cachedTokens: 200),
                        timing: AnswerTiming(firstToken: .seconds(1), total: .milliseconds(2_500)))
                ),
                ("lost", nil),
                ("b", .make(model: .tour, status: .interrupted, estimate: .make(8, 2))),
                ("c", .make(status: .failed))
            ), catalog: ServedCatalog([.make(input: 1_000, cached: 500, output: 2_500)]))
        let text = LedgerJSON(ledger).text
        #expect(!text.contains("\n"))
        let usage: JSONValue = [
            "prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100, "cached_tokens": 200,
        ]
        let counted: JSONValue = ["prompt_tokens": 8, "completion_tokens": 2, "total_tokens": 10]
        let none: JSONValue = ["prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0]
        #expect(
            try JSONValue(parsing: text) == [
                "turns": [
                    [
                        "turn": 1, "model": "openai:gpt-4o", "status": "complete", "reported": true, "usage": usage,
                        "cost_usd": 1.15, "cache_saved_usd": .number(1.25 - 1.15), "uncached_cost_usd": 1.25,
                        "seconds": 2.5,
                    ],
                    [
                        "turn": 3, "model": "demo:tour", "status": "interrupted", "reported": false, "usage": counted,
                    ],
                    ["turn": 4, "model": "openai:gpt-4o", "status": "failed", "reported": false],
                ],
                "models": [
                    "openai:gpt-4o": [
                        "usage": usage, "estimated": none, "cost_usd": 1.15,
                        "cache_saved_usd": .number(1.25 - 1.15), "uncached_cost_usd": 1.25, "uncounted": 1,
                        "unpriced": 1,
                    ],
                    "demo:tour": ["usage": none, "estimated": counted],
                ],
                "session": [
                    "usage": usage, "estimated": counted, "cost_usd": 1.15,
                    "cache_saved_usd": .number(1.25 - 1.15), "uncached_cost_usd": 1.25, "uncounted": 1,
                    "unpriced": 1,
                ],
            ])
    }

    @Test("Before the first answer it is empty, but whole")
    func empty() throws {
        let none: JSONValue = ["prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0]
        #expect(
            try JSONValue(parsing: LedgerJSON(TokenLedger(Conversation())).text) == [
                "turns": [], "models": [:], "session": ["usage": none, "estimated": none],
            ])
    }
}
