import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

/// What providers have of a conversation, by their reports, and what is said of it.
@Suite struct CachedPrefixesTests {
    private static let claude = ServedModel(id: ModelID(provider: "anthropic", model: "claude-opus-5-5"))
    private static let gpt = ServedModel(id: .gpt4o)

    private static func usage(_ prompt: Int, read: Int?, written: Int? = nil) -> Usage {
        Usage(promptTokens: prompt, completionTokens: 1, cachedTokens: read, cacheWriteTokens: written)
    }

    @Test("A prompt is kept for its provider's time, and longer where a later turn has read it") func life() {
        var cached = CachedPrefixes()
        cached.note(
            Self.usage(1_000, read: 0, written: 990), of: 1, after: nil, by: Self.claude, lifetime: .short,
            at: .seconds(0))
        cached.note(
            Self.usage(1_100, read: 990, written: 100), of: 2, after: 1, by: Self.claude, lifetime: .short,
            at: .seconds(200))
        func tokens(_ path: [Int], _ seconds: Int, _ model: ServedModel = Self.claude) -> Int? {
            cached.longest(on: path, for: model, at: .seconds(seconds))?.tokens
        }
        #expect(tokens([1, 2], 200) == 1_090)
        #expect(tokens([1], 499) == 990 && tokens([1], 500) == nil)
        #expect(tokens([3], 200) == nil && tokens([1, 2], 200, Self.gpt) == nil)
        #expect(cached.longest(on: [2], for: Self.claude, at: .seconds(248))?.rest(at: .seconds(248)) == .seconds(252))
    }

    @Test("An hour is an hour; what nobody says has no end, but is not believed for long") func lives() {
        var cached = CachedPrefixes()
        cached.note(
            Self.usage(1_000, read: 0, written: 990), of: 1, after: nil, by: Self.claude, lifetime: .long, at: .zero)
        #expect(cached.longest(on: [1], for: Self.claude, at: .seconds(3_599))?.tokens == 990)
        // Read 1,024 of 2,000: the rest of it, in steps of 128, is kept now, too.
        cached.note(Self.usage(2_000, read: 1_024), of: 1, after: nil, by: Self.gpt, lifetime: .short, at: .zero)
        let mark = cached.longest(on: [1], for: Self.gpt, at: .seconds(1))
        #expect(mark?.tokens == 1_920 && mark?.life == nil)
        #expect(cached.longest(on: [1], for: Self.gpt, at: .seconds(301)) == nil)
    }

    @Test("A provider that reports no cache has none") func none() {
        var cached = CachedPrefixes()
        cached.note(Self.usage(2_000, read: 0), of: 1, after: nil, by: Self.gpt, lifetime: .short, at: .zero)
        cached.note(Self.usage(2_000, read: nil), of: 1, after: nil, by: Self.gpt, lifetime: .short, at: .zero)
        #expect(cached.isEmpty)
    }

    @Test("The countdown", arguments: [(252, "4:12"), (9, "0:09"), (0, "0:00"), (-3, "0:00"), (7_145, "1:59:05")])
    func countdown(_ seconds: Int, _ text: String) {
        #expect(CacheLife(tokens: 1, rest: .seconds(seconds)).countdown == text)
    }

    @Test(
        "What is saved, and what it cost more",
        arguments: [
            (0.18, 0.214, "saved $0.18 of $0.21"), (-0.05, 0.2, "cache written, $0.050 more"),
            (0.000_01, 0.000_02, nil),
            (0.001, 1, nil),
        ] as [(Double, Double, String?)]) func saving(_ saved: Double, _ whole: Double, _ text: String?)
    {
        #expect(CacheSaving(saved: saved, whole: whole).text == text)
    }

    @Test("What a provider writes into its cache costs what writing costs") func loss() {
        var opus = CatalogModel.make(Self.claude.id, input: 4, cached: 0.2, output: 20)
        opus.cacheWritePrice = 5
        #expect(CacheLoss(48_000, from: opus, to: opus).words == "the cached 48,000 tokens are read anew: +$0.23")
        let cheap = CatalogModel.make(input: 0.1, cached: 0.01)
        #expect(
            CacheLoss(48_000, isExact: false, from: opus, to: cheap).words == "the cached ~48,000 tokens are read anew")
    }

    private static let conversation = Conversation.make(
        ("Hello there", .make("Hi, what can I do?", usage: usage(20, read: 0, written: 18))),
        ("Tell me more", .make("No.", usage: usage(40, read: 18, written: 20))))

    private static func transcript(marking turns: [Int]) -> CommandTranscript {
        var cached = CachedPrefixes()
        for turn in turns {
            cached.note(
                usage(20 * turn, read: 0, written: 19 * turn), of: turn, after: nil, by: gpt, lifetime: .short,
                at: .zero)
        }
        return CommandTranscript(
            session: .make(conversation: conversation),
            factory: .make(catalog: [.make(window: nil, input: 1_000, cached: 100, output: 2_000)]), columns: 120,
            cached: cached)
    }

    @Test("/undo says what stays in use and what is read anew") func undo() async {
        var transcript = Self.transcript(marking: [1, 2])
        await transcript.type("/undo")
        #expect(transcript.text.contains("Of 38 cached tokens 19 stay in use"), "\(transcript.text)")
        transcript = Self.transcript(marking: [2])
        await transcript.type("/undo")
        #expect(transcript.text.contains("The cached 20 tokens are read anew: +$0.018."), "\(transcript.text)")
        transcript = Self.transcript(marking: [1, 2])
        await transcript.type("/undo 2")
        #expect(transcript.text.contains("The cached 38 tokens are no longer used."), "\(transcript.text)")
        transcript = Self.transcript(marking: [])
        await transcript.type("/undo")
        #expect(!transcript.text.contains("cache"), "\(transcript.text)")
    }

    @Test("/edit says it before anything is sent") func edit() async {
        var transcript = Self.transcript(marking: [1, 2])
        await transcript.type("/edit")
        #expect(transcript.text.contains("Ctrl-C cancels. Of 38 cached tokens 19 stay in use"), "\(transcript.text)")
    }

    @Test("/model says what another model lacks") func model() async {
        var transcript = Self.transcript(marking: [1, 2])
        await transcript.type("/model openai:gpt-4o-mini")
        #expect(transcript.text.contains("the cached 33 tokens are read anew."), "\(transcript.text)")
    }

    @Test("/tokens shows what was read, written and saved, and how much is still kept") func tokens() async {
        var transcript = Self.transcript(marking: [2])
        await transcript.type("/tokens")
        #expect(
            transcript.text.contains("Cache: 18 read, 38 written, saved $0.016 of $0.064; 38 tokens are kept."),
            "\(transcript.text)")
    }
}
