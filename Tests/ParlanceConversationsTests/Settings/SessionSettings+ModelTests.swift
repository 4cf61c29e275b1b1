import ChatTestSupport
import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("Settings for another model")
struct SessionSettingsModelTests {
    private static let before = SessionSettings.make(
        profile: "old", temperature: 1.8, maxTokens: 9, system: "Be kind.", schema: .person)

    private func apply(
        _ profile: GatewayProfile?, temperatures: ClosedRange<Double>?
    ) -> (settings: SessionSettings, notice: String?) {
        var settings = Self.before
        let choice = ModelChoice(id: .mistralLarge, profile: profile, origin: .named)
        let notice = settings.apply(
            choice, abilities: ModelAbilities(temperatures: temperatures, structuredOutput: .jsonSchema))
        return (settings, notice)
    }

    private func expected(profile: String? = nil, temperature: Double?, maxTokens: Int? = 9) -> SessionSettings {
        .make(
            model: .mistralLarge, profile: profile, temperature: temperature, maxTokens: maxTokens,
            system: "Be kind.", schema: .person)
    }

    @Test("What the model takes stays")
    func kept() {
        #expect(apply(nil, temperatures: 0...2) == (expected(temperature: 1.8), nil))
        #expect(apply(nil, temperatures: nil) == (expected(temperature: 1.8), nil))
    }

    @Test("What it does not take goes, with the range")
    func dropped() {
        let notice = "mistral-large-latest accepts a temperature from 0 to 1.5, not 1.8."
        #expect(apply(nil, temperatures: 0...1.5) == (expected(temperature: nil), notice))
    }

    @Test(
        "The effort stays, gives way to the profile's, and a model that was asked before has its own again",
        arguments: [
            (GatewayProfile?.none, SessionSettings?.none, ReasoningEffort?.some(.high)),
            (GatewayProfile(name: "new", effort: .low), nil, nil),
            (GatewayProfile(name: "new"), nil, .high),
            (nil, .make(model: .mistralLarge, effort: .low), .low),
            (nil, .make(model: .mistralLarge), nil),
        ])
    func effort(profile: GatewayProfile?, remembered: SessionSettings?, expected: ReasoningEffort?) {
        var settings = SessionSettings.make(effort: .high)
        _ = settings.apply(
            ModelChoice(id: .mistralLarge, profile: profile, origin: .named),
            abilities: ModelAbilities(temperatures: 0...2, structuredOutput: .jsonSchema), remembered: remembered)
        #expect(settings == .make(model: .mistralLarge, profile: profile?.name, effort: expected))
    }

    @Test("What the profile says wins, and what it does not say stays")
    func profile() {
        let whole = GatewayProfile(name: "new", temperature: 0, maxTokens: 50)
        #expect(
            apply(whole, temperatures: 0...1.5) == (expected(profile: "new", temperature: nil, maxTokens: nil), nil))
        let empty = GatewayProfile(name: "new")
        #expect(apply(empty, temperatures: 0...2) == (expected(profile: "new", temperature: 1.8), nil))
    }
}
