import ChatTestSupport
import GatewayCore
import TerminalEditor
import Testing

@testable import ParlanceChat
@testable import ParlanceConversations

@Suite("/effort")
struct EffortCommandTests {
    private static let gpt6 = ModelID(provider: "openai", model: "gpt-6-sol")

    private func session(
        _ settings: SessionSettings? = nil, efforts: [ReasoningEffort]? = [.low, .medium, .high],
        own: ReasoningEffort? = .medium, profile: ReasoningEffort? = nil
    ) -> Session {
        .make(
            gateway: .make(Self.gpt6, efforts: efforts, ownEffort: own, defaultEffort: profile),
            settings: settings ?? .make(model: Self.gpt6))
    }

    @Test("It shows, sets, says which level is used in place of one that the model lacks, and clears")
    func transcript() async {
        var transcript = CommandTranscript(session: session())
        await transcript.type(
            "/effort", "/effort high", "/effort", "/effort max", "/effort None", "/effort medium", "/effort default")
        #expect(
            transcript.text == """
                > /effort
                Effort: model default (medium).
                > /effort high
                Effort high.
                > /effort
                Effort high.
                > /effort max
                openai:gpt-6-sol has no effort max; high is used.
                > /effort None
                openai:gpt-6-sol has no effort off; low is used.
                > /effort medium
                Effort medium (the model's default).
                > /effort default
                Effort: model default (medium).

                """)
        #expect(transcript.session.settings == .make(model: Self.gpt6))
    }

    @Test("What is set is kept as it was asked for, so that another model has it")
    func kept() async {
        var transcript = CommandTranscript(session: session())
        await transcript.type("/effort max")
        #expect(transcript.session.settings == .make(model: Self.gpt6, effort: .max))
        #expect(transcript.session.effectiveEffort == .high)
    }

    @Test("An unknown level is refused with the levels of the model")
    func unknown() async {
        let text = await CommandTranscript.text(of: "/effort hihg", "/effort 3", "/effort low now", session: session())
        #expect(
            text == """
                > /effort hihg
                error: 'hihg' isn't a valid effort. Did you mean 'high'? Levels: low, medium, high.
                > /effort 3
                error: '3' isn't a valid effort. Levels: low, medium, high.
                > /effort low now
                error: /effort accepts only [LEVEL | next | default].

                """)
    }

    @Test("A model without levels says so, and one of which nobody knows is given what was asked for")
    func noLevels() async {
        #expect(
            await CommandTranscript.text(
                of: "/effort", "/effort high", "/effort next", session: session(efforts: [], own: nil)) == """
                    > /effort
                    openai:gpt-6-sol has no levels of reasoning effort; none is sent.
                    > /effort high
                    error: openai:gpt-6-sol has no levels of reasoning effort.
                    > /effort next
                    openai:gpt-6-sol has no levels of reasoning effort; none is sent.

                    """)
        #expect(
            await CommandTranscript.text(
                of: "/effort", "/effort max", "/effort next", session: session(efforts: nil, own: nil)) == """
                    > /effort
                    Effort: model default.
                    > /effort max
                    Effort max. The levels of openai:gpt-6-sol are not known; one that it refuses is left out.
                    > /effort next
                    The levels of openai:gpt-6-sol are not known; /effort LEVEL sets one.

                    """)
    }

    @Test("A profile's level is the default")
    func profile() async {
        #expect(
            await CommandTranscript.text(
                of: "/effort", "/effort low", "/effort default",
                session: session(.make(model: Self.gpt6, profile: "deep"), profile: .max)) == """
                    > /effort
                    Effort high (profile deep).
                    > /effort low
                    Effort low.
                    > /effort default
                    Effort high (profile deep).

                    """)
    }

    @Test("next goes through the levels of the model, and none is set at its default")
    func next() async {
        var transcript = CommandTranscript(session: session())
        var seen: [ReasoningEffort?] = []
        for _ in 0..<4 {
            await transcript.type("/effort next")
            seen.append(transcript.session.settings.effort)
        }
        #expect(seen == [.high, .low, nil, .high])
    }

    @Test("The list has the levels of the model, the one in use and the default marked")
    func list() {
        func rows(_ session: Session) -> [String] {
            let picker = EffortPicker.picker(for: session)
            return picker.items.indices.map { index in
                (index == picker.selection ? "> " : "  ") + picker.items[index].name + " "
                    + picker.detail(index, 60).description
            }
        }
        #expect(
            rows(session(.make(model: Self.gpt6, effort: .max))) == [
                "  low ", "  medium the model's default", "> high in use", "  default now medium",
            ])
        #expect(
            rows(session(profile: .low)) == [
                "  low the profile's", "  medium the model's default", "  high ", "> default in use · now low",
            ])
        #expect(EffortPicker.picker(for: session()).items.map(\.line).last == "/effort default")
        #expect(rows(session(efforts: nil, own: nil)).count == ReasoningEffort.allCases.count + 1)
    }

    @Test("A switch carries the level, or the nearest, and gives a model its own again")
    func switching() async {
        let factory = LLMGatewayFactory.make(models: ["openai:gpt-6-sol", "openai:o3", "openai:gpt-4o"])
        var transcript = CommandTranscript(
            session: .make(
                gateway: .make(Self.gpt6, efforts: [.low, .medium, .high, .xhigh, .max], ownEffort: .medium),
                settings: .make(model: Self.gpt6)), factory: factory)
        await transcript.type(
            "/effort max", "/model o3", "/effort low", "/model mistral", "/model gpt-6-sol", "/model o3")
        #expect(
            transcript.text.split(separator: "\n").filter { !$0.contains("tokens for this model") } == [
                "> /effort max", "Effort max.", "> /model o3",
                "openai:gpt-6-sol → openai:o3.", "It doesn't support temperature; none is sent.",
                "Effort: max → high, the nearest that it has to max.", "> /effort low", "Effort low.",
                "> /model mistral", "openai:o3 → mistral:mistral-large-latest.",
                "Temperature: model default → 0.7.", "It has no levels of reasoning effort; none is sent.",
                "> /model gpt-6-sol", "mistral:mistral-large-latest → openai:gpt-6-sol.",
                "Effort: model default → max.", "> /model o3", "openai:gpt-6-sol → openai:o3.",
                "It doesn't support temperature; none is sent.", "Effort: max → low.",
            ])
    }

    @Test("/new keeps the level, and /config shows it")
    func others() async {
        let text = await CommandTranscript.text(
            of: "/new", "/config", session: session(.make(model: Self.gpt6, effort: .max)))
        #expect(text.contains("Kept: effort max (/effort default resets it)."), "\(text)")
        #expect(text.contains("effort         high (nearest to max)  /effort"), "\(text)")
    }
}
