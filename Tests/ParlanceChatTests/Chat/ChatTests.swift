import GatewayJSON
import ChatTestSupport
import GatewayCore
import GatewaySchema
import TerminalEditor
import Testing

@Suite("Chat")
struct ChatTests {
    private let fixture: ChatFixture

    init() throws {
        fixture = try ChatFixture()
    }

    @Test("A whole conversation: two turns, a switch, another turn, and good bye")
    func conversation() async throws {
        let factory = LLMGatewayFactory.make(
            answers: ["mistral:mistral-large-latest": [.answer("Bonjour", " !", usage: .make(30, 3))]], log: fixture.log
        )
        let run = await ChatRun(
            [
                .line("Hello"), .line("//etc?"), .line("/model mistral"), .line("/temp 0"), .line("Again"),
                .line("/tokens"), .line("/quit"), .line("never read"),
            ],
            session: fixture.session(
                .answer("Hi ", "there.", usage: .make(9, 2)), .answer("A folder.\n", usage: .make(20, 4))),
            factory: factory
        )
        #expect(
            run.screen == """
                gpt-4o › Hello
                Hi there.
                8 → 9 in · 2 out · 0.0 s

                gpt-4o › //etc?
                A folder.
                21 → 20 in · 4 out · 0.0 s

                gpt-4o › /model mistral
                openai:gpt-4o → mistral:mistral-large-latest. The conversation continues (2 turns).
                The conversation has ~16 tokens for this model.
                mistral-large-latest › /temp 0
                Temperature 0.
                mistral-large-latest › Again
                Bonjour !
                ~19 → 30 in · 3 out · 0.0 s

                mistral-large-latest › /tokens
                turn  model                         in  out    s
                   1  openai:gpt-4o                  9    2  0.0
                   2  openai:gpt-4o                 20    4  0.0
                   3  mistral:mistral-large-latest  30    3  0.0  most

                tokens                        prompt  completion  total
                last turn                         30           3     33
                session                           59           9     68
                openai:gpt-4o                     29           6     35
                mistral:mistral-large-latest      30           3     33
                mistral-large-latest › /quit

                """)
        #expect(run.reader.rest == [.line("never read")])
        #expect(fixture.log.models == [.gpt4o, .gpt4o, .mistralLarge])
        #expect(
            fixture.log.requests.last?.messages == [
                .user("Hello"), .assistant("Hi there."), .user("/etc?"), .assistant("A folder.\n"), .user("Again"),
            ])
        #expect(fixture.log.requests.last?.temperature == 0)
        #expect(fixture.log.requests.last?.caching?.lifetime == nil)
    }

    @Test("The conversation is in the journal, and can be resumed")
    func journal() async throws {
        _ = await ChatRun(
            [.line("Hello"), .line("/temp 0"), .line("More")],
            session: fixture.session(.answer("Hi", usage: .make(9, 2)), .answer("Yes?")))
        #expect(
            try fixture.store.savedConversation()
                == .make(
                    ("Hello", .make("Hi", usage: .make(9, 2)).counted(8, 1)), ("More", .make("Yes?").counted(18, 2))))
    }

    @Test("The prompt is in the journal before the request is sent")
    func promptFirst() async throws {
        let store = fixture.store
        let sent = OutputRecorder()
        let look: @Sendable () -> Void = {
            let last = store.files.first.flatMap { try? journalLines($0).last }
            sent.record(last?.description ?? "nothing")
        }
        _ = await ChatRun([.line("Hello")], session: fixture.session([.call(look)] + .answer("Hi")))
        #expect(sent.text == #"{"type":"user","turn":1,"parent":0,"text":"Hello"}"#)
    }

    @Test("An answer that fails returns to the prompt with the reason")
    func failure() async {
        let error = GatewayError(.rateLimited, "Too many requests.", fix: "Wait a minute.")
        let run = await ChatRun(
            [.line("Hello"), .line("Again")],
            session: fixture.session([.event(.text("Hi")), .fail(error)], .answer("Yes?")))
        #expect(
            run.screen == """
                gpt-4o › Hello
                Hi
                Too many requests. Wait a minute.
                The partial answer is kept; /continue resumes it.
                ~8 in · ~1 out · 0.0 s

                gpt-4o › Again
                Yes?
                ~18 in · ~2 out · 0.0 s


                """)
    }

    @Test("Without streaming, answers arrive whole")
    func wholeReplies() async {
        let run = await ChatRun(
            [.line("Hello")], session: fixture.session(.answer("Hi ", "there.")), isStreaming: false)
        #expect(run.screen == "gpt-4o › Hello\nHi there.\n~8 in · ~3 out · 0.0 s\n\n")
    }

    @Test("An answer that was asked for as JSON says whether it matches")
    func schema() async throws {
        let violation = try #require(try Schema(["type": "array"]).validate([:]).first)
        let run = await ChatRun(
            [.line(#"/schema {"type":"array"}"#), .line("List"), .line("List")],
            session: fixture.session(.answer("[1, 2]"), .answer("{}", finish: .length)))
        #expect(
            run.screen == """
                gpt-4o › /schema {"type":"array"}
                Answers will be JSON that matches the schema. /schema off stops this.
                gpt-4o › List
                [1, 2]
                The answer matches the schema.
                ~13 in · ~6 out · 0.0 s

                gpt-4o › List
                {}
                The answer does not match the schema:
                  \(violation)
                ~28 in · ~1 out · 0.0 s


                """)
    }
}
