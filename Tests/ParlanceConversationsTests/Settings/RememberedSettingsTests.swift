import GatewayCore
import Testing

@testable import ParlanceConversations

@Suite("What each model was last asked with")
struct RememberedSettingsTests {
    @Test("The last settings of a model count, and each model has its own")
    func last() throws {
        let (one, two) = (ModelID(provider: "a", model: "one"), ModelID(provider: "a", model: "two"))
        func settings(_ model: ModelID, _ temperature: Double) -> SessionSettings {
            var settings = SessionSettings(model: model)
            settings.temperature = temperature
            return settings
        }
        var remembered = RememberedSettings()
        #expect(remembered[one] == nil)
        remembered.remember(settings(one, 0.1))
        remembered.remember(settings(two, 0.2))
        remembered.remember(settings(one, 0.3))
        #expect(remembered[one]?.temperature == 0.3)
        #expect(remembered[two]?.temperature == 0.2)
    }
}
