import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("/model")
struct ModelCommandTests {
    private static let talk = Conversation.make(("Hello", .make("Hi")), ("More", .make("Sto", status: .interrupted)))

    // MARK: Switching

    @Test("A switch keeps the whole conversation and says what changed")
    func switching() async {
        var transcript = CommandTranscript(
            session: .make(settings: .make(temperature: 0.2, maxTokens: 9, system: "Be kind."), conversation: Self.talk)
        )
        await transcript.type(
            "/model mistral:mistral-large-latest", "/model gpt-4o-mini", "/model mistral", "/model demo")
        #expect(
            transcript.text == """
                > /model mistral:mistral-large-latest
                openai:gpt-4o → mistral:mistral-large-latest. The conversation continues (2 turns).
                The conversation has ~17 tokens for this model.
                > /model gpt-4o-mini
                mistral:mistral-large-latest → openai:gpt-4o-mini. The conversation continues (2 turns).
                The conversation has 30 tokens for this model.
                > /model mistral
                openai:gpt-4o-mini → mistral:mistral-large-latest. The conversation continues (2 turns).
                The conversation has ~17 tokens for this model.
                > /model demo
                mistral:mistral-large-latest → demo:tour. The conversation continues (2 turns).
                The conversation has 30 tokens for this model.

                """)
        #expect(transcript.session.settings == .make(model: .tour, temperature: 0.2, maxTokens: 9, system: "Be kind."))
        #expect(transcript.session.conversation == Self.talk)
        #expect(transcript.session.gateway.id == .tour)
    }

    @Test("A model that is not in the catalogue can be used all the same")
    func unknownModel() async {
        #expect(
            await CommandTranscript.text(of: "/model openai:ft:gpt-4o:acme") == """
                > /model openai:ft:gpt-4o:acme
                openai:gpt-4o → openai:ft:gpt-4o:acme.

                """)
    }

    @Test("The same model again is said, and what the conversation is for it")
    func same() async {
        #expect(
            await CommandTranscript.text(of: "/model gpt-4o", session: .make(conversation: Self.talk)) == """
                > /model gpt-4o
                Using openai:gpt-4o.
                The conversation has 23 tokens for this model.

                """)
    }

    @Test("A profile brings its temperature and its limit, which win over what was set before")
    func profile() async {
        var transcript = CommandTranscript(
            session: .make(settings: .make(temperature: 0.2, maxTokens: 9), conversation: .make(("Hello", .make()))),
            factory: .make(configuration: .make()))
        await transcript.type("/model creative", "/temp", "/model fast", "/temp")
        #expect(
            transcript.text == """
                > /model creative
                openai:gpt-4o → mistral:mistral-large-latest (profile creative). The conversation continues (1 turn).
                Temperature: 0.2 → 1.2.
                Answers are limited to 50 tokens.
                The conversation has ~8 tokens for this model.
                > /temp
                Temperature 1.2 (profile creative).
                > /model fast
                mistral:mistral-large-latest → openai:gpt-4o-mini (profile fast). The conversation continues (1 turn).
                Temperature: 1.2 → 0.7.
                The conversation has 15 tokens for this model.
                > /temp
                Temperature 0.7 (default).

                """)
        #expect(
            transcript.session.settings
                == .make(model: ModelID(provider: "openai", model: "gpt-4o-mini"), profile: "fast"))
    }

    @Test("A temperature that is out of range for the new model is dropped, with the range")
    func temperatureOutOfRange() async {
        var transcript = CommandTranscript(session: .make(settings: .make(temperature: 1.8)))
        await transcript.type("/model mistral")
        #expect(
            transcript.text == """
                > /model mistral
                openai:gpt-4o → mistral:mistral-large-latest.
                mistral-large-latest accepts a temperature from 0 to 1.5, not 1.8.
                Temperature: 1.8 → 0.7.

                """)
        #expect(transcript.session.settings == .make(model: .mistralLarge))
    }

    @Test("A model that takes no temperature leaves the one that was set for the next model")
    func noTemperature() async {
        var transcript = CommandTranscript(session: .make(settings: .make(temperature: 0)))
        await transcript.type("/model o3", "/temp", "/model gpt-4o", "/temp")
        #expect(
            transcript.text == """
                > /model o3
                openai:gpt-4o → openai:o3.
                It doesn't support temperature; none is sent.
                > /temp
                openai:o3 doesn't support temperature; none is sent.
                > /model gpt-4o
                openai:o3 → openai:gpt-4o.
                Temperature: model default → 0.
                > /temp
                Temperature 0.

                """)
    }

    @Test("A model that is about to be shut down is announced with its successor")
    func shutdown() async {
        var model = CatalogModel(id: ModelID(provider: "openai", model: "gpt-3"))
        model.shutdown = CalendarDay(daysSince1970: 20_010)
        model.successor = "gpt-4o"
        let factory = LLMGatewayFactory.make(catalog: [model])
        #expect(
            await CommandTranscript.text(of: "/model gpt-3", factory: factory) == """
                > /model gpt-3
                openai:gpt-4o → openai:gpt-3.
                openai:gpt-3 will be shut down on 2024-10-14; its successor is openai:gpt-4o.

                """)
    }

    // MARK: What cannot be used

    @Test(
        "A model that cannot be used leaves the session exactly as it was, and says why",
        arguments: [
            ("mistral:mistral-large-latest", "Mistral API key must be provided: set MISTRAL_API_KEY."),
            ("mistral", "Mistral API key must be provided: set MISTRAL_API_KEY."),
            ("creative", "Mistral API key must be provided: set MISTRAL_API_KEY."),
            (
                "nowhere:model",
                "Unknown provider 'nowhere'. Available: \(LLMGatewayFactory().providers.joined(separator: ", "))."
            ),
            (
                "lost",
                "Unknown provider 'nowhere'. Available: \(LLMGatewayFactory().providers.joined(separator: ", "))."
            ),
            (":model", "':model' isn't a model name. Write it as provider:model."),
            ("openai:", "'openai:' isn't a model name. Write it as provider:model."),
            (
                "broken",
                "The profile 'broken' cannot be used: config.yaml:10:18: 'temperature' must be a number of at least 0, "
                    + "but is a string ('warm')."
            ),
        ])
    func unusable(name: String, reason: String) async {
        let settings = SessionSettings.make(
            profile: "fast", temperature: 0, maxTokens: 7, system: "Be kind.", schema: .person)
        var transcript = CommandTranscript(
            session: .make(settings: settings, conversation: Self.talk),
            factory: .make(configuration: .make(), environment: ["OPENAI_API_KEY": "key"]))
        await transcript.type("/model \(name)")
        #expect(transcript.text == "> /model \(name)\nerror: \(reason)\n")
        #expect(transcript.session.settings == settings)
        #expect(transcript.session.conversation == Self.talk)
        #expect(transcript.session.gateway.id == .gpt4o)
    }

    // MARK: Profiles

    @Test("Two profiles of one model are told apart: before the draft, in /tokens, and in /compare")
    func profileNames() async {
        let configuration = GatewayConfiguration.make(
            "llm_gateways:\n  calm:\n    model: openai:gpt-4o\n    temperature: 0\n  wild:\n    model: openai:gpt-4o\n    temperature: 1\n"
        )
        let run = await ChatRun(
            ["/model calm", "Hello", "/model wild", "Hello", "/tokens", "/compare calm wild -- Who?"].map { .line($0) },
            session: .make(),
            factory: .make(
                configuration: configuration,
                answers: [
                    "openai:gpt-4o": Array(
                        repeating: .answer("A.", usage: Usage(promptTokens: 5, completionTokens: 2)), count: 4)
                ]))
        #expect(run.screen.contains("calm: gpt-4o › Hello\n"), "\(run.screen)")
        #expect(run.screen.contains("wild: gpt-4o › Hello\n"))
        for profile in ["calm", "wild"] {
            // In both tables of /tokens, and above its answer.
            #expect(run.screen.split(separator: "\(profile) (openai:gpt-4o) ").count == 3, "\(run.screen)")
            #expect(run.screen.contains("· \(profile) (openai:gpt-4o)\n"))
        }
    }
}
