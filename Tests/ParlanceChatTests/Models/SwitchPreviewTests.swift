import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("Before a switch of models")
struct SwitchPreviewTests {
    private static let mini = ModelID(provider: "openai", model: "gpt-4o-mini")
    private static let session = Session.make(
        settings: .make(temperature: 0.2, system: "Be kind."),
        conversation: .make(("Hello", .make("Hi")), ("More", .make("No"))))

    private func preview(_ model: CatalogModel?, session: Session = session) -> SwitchPreview {
        SwitchPreview(
            of: session, by: TokenCounter(ScriptedGateway.make(Self.mini)),
            catalog: ServedCatalog(model.map { [$0] } ?? []))
    }

    private func factory(window: Int?) -> LLMGatewayFactory {
        .make(catalog: [.make(Self.mini, window: window, input: 0.15, output: 0.6)])
    }

    @Test("The conversation is counted as the other model counts it, against its window, with its price")
    func numbers() {
        let preview = preview(.make(Self.mini, window: 3_000, input: 10, output: 20))
        #expect(preview.tokens == TokenCount(count: 30, isExact: true))
        #expect(preview.window == 3_000)
        #expect(preview.cost == ShownCost(0.000_3))
        #expect(preview.excess == nil)
        #expect(
            preview.line
                == .dim(
                    "The conversation has 30 tokens for this model, 1.0% of 3,000; "
                        + "the next turn costs $0.00030 plus its answer."))
    }

    @Test("What the present model's provider has cached is read anew by another one, and not by itself")
    func cached() {
        let marks = [ModelID.gpt4o, Self.mini].map {
            CachedPrefixes.Mark(turn: 2, model: ServedModel(id: $0), tokens: 20, used: .zero, life: nil)
        }
        func preview(_ mark: CachedPrefixes.Mark) -> SwitchPreview {
            SwitchPreview(
                of: Self.session, by: TokenCounter(ScriptedGateway.make(Self.mini)),
                catalog: ServedCatalog([
                    .make(input: 100, cached: 10), .make(Self.mini, window: nil, input: 1_000, output: 2_000),
                ]), cached: mark)
        }
        // 20 tokens at 1,000 instead of at 10.
        #expect(
            preview(marks[0]).line
                == .dim(
                    "The conversation has 30 tokens for this model; the next turn costs $0.030 plus its answer; "
                        + "the cached 20 tokens are read anew: +$0.020."))
        #expect(preview(marks[1]).loss == nil)
    }

    @Test("Of a model that is not in the catalogue only the tokens are said, and it is never too small")
    func unknown() {
        let preview = preview(nil)
        #expect(preview.excess == nil)
        #expect(preview.line == .dim("The conversation has 30 tokens for this model."))
    }

    @Test("A conversation that fills the window fits; one token more does not", arguments: [(30, nil), (29, 1)])
    func edge(window: Int, excess: Int?) {
        #expect(preview(.make(Self.mini, window: window)).excess == excess)
    }

    @Test("A count that is not the provider's has a ~, and so has all that follows from it")
    func estimated() {
        let preview = SwitchPreview(
            of: Self.session, by: TokenCounter(ScriptedGateway.make(.mistralLarge)),
            catalog: ServedCatalog([.make(.mistralLarge, window: 1_000, input: 10)]))
        #expect(!preview.tokens.isExact)
        #expect(preview.line.description.split(separator: "~").count == 4)
    }

    @Test("A switch that fits is made, and says what the conversation is there")
    func fits() async {
        var transcript = CommandTranscript(session: Self.session, factory: factory(window: 128_000))
        await transcript.type("/model gpt-4o-mini")
        #expect(
            transcript.text == """
                > /model gpt-4o-mini
                openai:gpt-4o → openai:gpt-4o-mini. The conversation continues (2 turns).
                The conversation has 30 tokens for this model, <0.1% of 128,000; the next turn costs $0.000005 plus its answer.

                """)
    }

    @Test("A switch that does not fit is refused with what is missing, and leaves the session as it was")
    func refused() async {
        var transcript = CommandTranscript(session: Self.session, factory: factory(window: 20))
        await transcript.type("/model gpt-4o-mini")
        #expect(
            transcript.text == """
                > /model gpt-4o-mini
                error: The conversation has 30 tokens for openai:gpt-4o-mini, 10 more than its window of 20. \
                Nothing changed; /compact shortens it, /model gpt-4o-mini anyway switches regardless.

                """)
        #expect(transcript.session.settings == Self.session.settings)
        #expect(transcript.session.conversation == Self.session.conversation)
        #expect(transcript.session.gateway.id == .gpt4o)
    }

    @Test("With 'anyway' it is made all the same")
    func anyway() async {
        var transcript = CommandTranscript(session: Self.session, factory: factory(window: 20))
        await transcript.type("/model gpt-4o-mini anyway")
        #expect(
            transcript.text == """
                > /model gpt-4o-mini anyway
                openai:gpt-4o → openai:gpt-4o-mini. The conversation continues (2 turns).
                The conversation has 30 tokens for this model, 150% of 20; the next turn costs $0.000005 plus its answer.

                """)
        #expect(transcript.session.gateway.id == Self.mini)
        #expect(transcript.session.settings.model == Self.mini)
        #expect(transcript.session.conversation == Self.session.conversation)
    }

    @Test("'anyway' alone is a model's name like any other")
    func anywayAlone() async {
        var transcript = CommandTranscript(session: Self.session)
        await transcript.type("/model anyway")
        #expect(transcript.session.gateway.id == ModelID(provider: "openai", model: "anyway"))
    }
}
