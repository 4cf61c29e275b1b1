import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What a preset has changed of a session's settings, so that it can be taken back.
struct PresetChange: Sendable {
    /// The preset's name.
    let name: String
    /// The settings before it.
    let before: SessionSettings
    /// The model before it.
    let gateway: any LLMGateway
    /// The settings that it left.
    let after: SessionSettings

    /// Whether the model is still the preset's.
    func holdsModel(in settings: SessionSettings) -> Bool {
        settings.model == after.model && settings.profile == after.profile
    }

    /// The settings without the preset. What was changed by hand since stays.
    func reverted(from current: SessionSettings) -> SessionSettings {
        var settings = current
        if holdsModel(in: current) {
            settings.model = before.model
            settings.profile = before.profile
            settings.maxTokens = before.maxTokens
        }
        if settings.temperature == after.temperature { settings.temperature = before.temperature }
        if settings.effort == after.effort { settings.effort = before.effort }
        if settings.system == after.system { settings.system = before.system }
        if settings.schema == after.schema { settings.schema = before.schema }
        if settings.caching == after.caching { settings.caching = before.caching }
        return settings
    }
}
