import ChatTestSupport
import GatewayCore
import GatewayJSON
import Testing

@testable import ParlanceConversations

@Suite("Records of a journal")
struct JournalRecordTests {
    private static let images = [ImageContent(pngBytes(), name: "p.png")].compactMap(\.self).map { image in
        JournalRecord.attachment(turn: 2, PromptAttachment(name: "p.png", content: .image(image)))
    }

    private static let copy = {
        var answer = Answer.make("")
        answer.original = 2
        return answer
    }()

    private static let reasoned = {
        var answer = Answer.make("")
        answer.reasoningContent = ReasoningContent(
            block: [["type": "thinking", "thinking": "", "signature": "c2ln"]],
            model: ModelID(provider: "anthropic", model: "claude-sonnet-5-5"), api: "anthropic", prefix: "1f")
        return answer
    }()

    static let records: [JournalRecord] = [
        .session(id: "20260101T000000Z-abc", version: 1, created: "2026-01-01T00:00:00Z"),
        .settings(.make()),
        .settings(.make(model: ModelID(provider: "openai", model: "ft:gpt-4o:acme"), temperature: 0)),
        .settings(
            .make(
                model: .mistralLarge, profile: "creative", temperature: 1.25, maxTokens: 100, system: "Be brief.\n",
                schema: .person)),
        .settings(.make(model: .mistralLarge, temperature: 0.5, effort: .xhigh, maxTokens: 100)),
        .settings(.make(effort: .off)),
        .title("A title"),
        .go(turn: 0),
        .go(turn: 3),
        .user(turn: 1, parent: 0, text: "Hello"),
        .user(turn: 7, parent: 3, text: "Again", model: .mistralLarge, temperature: 0.2),
        .user(turn: 7, parent: 3, text: "Again", model: .mistralLarge, temperature: 0.2, effort: .minimal),
        .user(turn: 7, parent: 3, text: "Harder", effort: .max),
        .end(turn: 7, .make("", effort: .high)),
        .user(turn: 7, parent: 0, text: "Said?", summarized: 6),
        .user(turn: 7, parent: 0, text: "Count", model: .mistralLarge, continued: 6),
        .user(turn: 1, text: "Hello\n\"quoted\" \\ \u{1B}[31m 👩‍👩‍👧"),
        .text(turn: 2, "a piece "),
        .reasoning(turn: 3, "a thought"),
        .text(turn: 2, "a piece ", milliseconds: 1_250),
        .reasoning(turn: 3, "a thought", milliseconds: 0),
        .end(turn: 4, Self.copy),
        .unused(
            turn: 2, .make("We", reasoning: "Hm.", status: .interrupted, finishReason: nil, estimate: .make(90, 1))),
        .end(turn: 1, .make("")),
        .attachment(turn: 3, PromptAttachment(name: "a.md", content: .text("# A\n", language: "markdown"))),
        .attachment(turn: 3, PromptAttachment(name: "$ ls", content: .text("a", language: ""))),
        .end(turn: 4, .make("", model: .tour, status: .interrupted, finishReason: nil)),
        .end(turn: 5, .make("", status: .failed, finishReason: FinishReason(.contentFilter))),
        .end(
            turn: 6,
            .make(
                "", finishReason: FinishReason(.toolCalls),
                usage: Usage(
                    promptTokens: 10, completionTokens: 5, totalTokens: 16, cachedTokens: 3, reasoningTokens: 2))),
        .end(turn: 2, .make("The text.", reasoning: "Hm."), isWhole: true),
        .end(turn: 7, .make("", status: .failed, estimate: .make(8, 0), timing: AnswerTiming(total: .seconds(30)))),
        .end(
            turn: 8,
            .make(
                "", usage: .make(9, 2), estimate: .make(8, 2),
                timing: AnswerTiming(firstToken: .milliseconds(250), total: .milliseconds(1_500)))),
    ]

    @Test(
        "Every record comes back as it was written, from one line of text",
        arguments: records + images + [.end(turn: 4, reasoned)])
    func roundTrip(record: JournalRecord) throws {
        let line = record.json(at: "2026-01-01T00:00:00Z").serialized()
        #expect(!line.contains("\n"))
        #expect(JournalRecord(json: try JSONValue(parsing: line)) == record)
    }

    @Test("The end of an answer has what was counted here, and the times in seconds")
    func counted() {
        let answer = Answer.make(
            "", estimate: .make(8, 2), isPromptExact: true,
            timing: AnswerTiming(firstToken: .milliseconds(250), total: .milliseconds(1_500)))
        #expect(
            JournalRecord.end(turn: 1, answer).json(at: "2026-01-01T00:00:00Z") == [
                "type": "end", "turn": 1, "time": "2026-01-01T00:00:00Z", "status": "complete",
                "model": "openai:gpt-4o", "finish_reason": "stop",
                "counted": ["prompt_tokens": 8, "completion_tokens": 2, "total_tokens": 10],
                "seconds": 1.5, "first_token_seconds": 0.25,
            ])
    }

    @Test("A piece has the time since the request was sent behind its text; a time that no answer takes is none")
    func time() throws {
        let json = JournalRecord.text(turn: 2, "Hi", milliseconds: 40).json(at: "")
        #expect(json.serialized() == #"{"type":"text","turn":2,"text":"Hi","ms":40}"#)
        let damaged = try JSONValue(parsing: #"{"type":"text","turn":2,"ms":-1,"text":"Hi"}"#)
        #expect(JournalRecord(json: damaged) == .text(turn: 2, "Hi"))
    }

    @Test(
        "A level that only a later version knows is none, and the rest of the line counts",
        arguments: [
            #"{"type":"settings","model":"openai:gpt-4o","temperature":0.5,"effort":"ultra"}"#,
            #"{"type":"settings","model":"openai:gpt-4o","temperature":0.5,"effort":7}"#,
        ])
    func laterEffort(line: String) throws {
        #expect(JournalRecord(json: try JSONValue(parsing: line)) == .settings(.make(temperature: 0.5)))
        let end = #"{"type":"end","turn":1,"time":"","status":"complete","model":"openai:gpt-4o","effort":"ultra"}"#
        #expect(JournalRecord(json: try JSONValue(parsing: end)) == .end(turn: 1, .make("", finishReason: nil)))
    }

    @Test("Cache writes, tier and what was not reported are kept; a journal from before is read as it was")
    func usage() throws {
        var usage = Usage(
            promptTokens: 100, completionTokens: 0, cachedTokens: 10, cacheWriteTokens: 60, longCacheWriteTokens: 20,
            serviceTier: "flex")
        usage.unreported = .completion
        #expect(
            usage.json == [
                "prompt_tokens": 100, "cached_tokens": 10, "cache_write_tokens": 60, "long_cache_write_tokens": 20,
                "service_tier": "flex",
            ])
        #expect(Usage(json: .object(usage.json)) == usage)
        let old = try JSONValue(
            parsing: """
                {"type":"end","turn":1,"time":"2026-01-01T00:00:00Z","status":"complete","model":"openai:gpt-4o",\
                "finish_reason":"stop","usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12,\
                "cached_tokens":4,"reasoning_tokens":1},"seconds":2}
                """)
        guard case .end(1, let answer, isWhole: false) = JournalRecord(json: old) else {
            Issue.record("not read")
            return
        }
        #expect(
            answer.usage
                == Usage(
                    promptTokens: 9, completionTokens: 3, totalTokens: 12, cachedTokens: 4, reasoningTokens: 1))
        #expect(answer.usage?.isEstimated == false)
    }

    @Test("The end of an answer names the error that a person was shown")
    func error() {
        let failure = GatewayError(.rateLimited, "Too many requests.", fix: "Wait a minute.")
        let record = JournalRecord.end(turn: 2, .make("par", status: .failed, finishReason: nil, failure: failure))
        #expect(
            record.json(at: "2026-01-01T00:00:00Z") == [
                "type": "end", "turn": 2, "time": "2026-01-01T00:00:00Z", "status": "failed", "model": "openai:gpt-4o",
                "error": "Too many requests. Wait a minute.",
            ])
    }

    @Test(
        "A record of another version of the program, or with something missing, is no record",
        arguments: [
            [:], ["type": "tool"], ["type": "user", "turn": 1],
            ["type": "text", "turn": "1", "text": "a"], ["type": "settings", "model": "gpt-4o"],
            ["type": "end", "turn": 1, "model": "openai:gpt-4o", "status": "eaten"], ["type": "go", "turn": -1],
            ["type": "title"],
            ["type": "end", "turn": 1, "status": "complete"], ["type": "session"], ["text"], "user",
        ] as [JSONValue])
    func unknown(json: JSONValue) {
        #expect(JournalRecord(json: json) == nil)
    }
}
