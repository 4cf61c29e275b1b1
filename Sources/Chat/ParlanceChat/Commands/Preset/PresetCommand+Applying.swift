import GatewayCore
import GatewaySchema
import ParlanceConversations
import TerminalEditor

/// What a preset sets, and what is said of it.
extension PresetCommand {
    /// Takes the preset's settings in place of those of the preset before it, and says what has changed. Everything is
    /// checked before anything changes.
    ///
    /// - Throws: ``CommandError``: what of it cannot be used.
    static func apply(_ draft: PresetDraft, in chat: inout Chat) throws(CommandError) {
        let preset = draft.preset
        let (schema, temperature) = try check(preset, in: chat)
        let switched = try model(of: preset, in: chat)
        let old = chat.state.session
        chat.leavePreset()
        let (before, gateway) = (chat.state.session.settings, chat.state.session.gateway)
        let change = switched.map { ModelChange(from: chat.state.session, to: $0.choice, gateway: $0.gateway) }
        var settings = change?.settings ?? before
        settings.schema = schema ?? settings.schema
        settings.temperature = temperature ?? settings.temperature
        settings.effort = preset.effort ?? settings.effort
        settings.system = draft.system ?? settings.system
        settings.caching = preset.caching ?? settings.caching
        chat.use(switched?.gateway ?? gateway, settings)
        if settings != before {
            chat.state.preset = PresetChange(name: preset.name, before: before, gateway: gateway, after: settings)
        }
        // Once more the same is no news.
        if settings != old.settings { say(preset, switched, insteadOf: old, in: chat) }
    }

    /// Says what a preset has changed, and for how long.
    private static func say(
        _ preset: Preset, _ switched: (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview)?,
        insteadOf old: Session, in chat: Chat
    ) {
        let (settings, session) = (chat.state.session.settings, chat.state.session)
        let isOtherModel = settings.model != old.settings.model || settings.profile != old.settings.profile
        if isOtherModel, let switched {
            let change = ModelChange(from: old, to: switched.choice, gateway: switched.gateway)
            for line in change.report(on: session) { chat.dialogue.say(line) }
            if !session.conversation.turns.isEmpty { chat.dialogue.say(switched.preview.line) }
        } else if isOtherModel {
            chat.dialogue.say("\(old.settings.model, .dim) → \(settings.model, .accent).")
        }
        var parts: [String] = []
        if session.effectiveTemperature != old.effectiveTemperature, !isOtherModel || switched == nil {
            parts.append(
                session.effectiveTemperature.map { "temperature \($0.short)" } ?? "the model's default temperature")
        }
        if settings.effort != old.settings.effort, !isOtherModel || switched == nil {
            parts.append(settings.effort.map { "effort \($0.rawValue)" } ?? "the model's default effort")
        }
        func part(_ thing: String, isSet: Bool, isOwn: Bool) {
            parts.append(!isSet ? "no \(thing)" : isOwn ? "its \(thing)" : "the previous \(thing)")
        }
        if settings.system != old.settings.system {
            part("system prompt", isSet: settings.system != nil, isOwn: preset.system != nil)
        }
        if settings.schema != old.settings.schema {
            part("schema", isSet: settings.schema != nil, isOwn: preset.schema != nil)
        }
        let what = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        if settings.caching != old.settings.caching {
            parts.append("cache \(settings.caching?.rawValue ?? "as configured")")
        }
        guard chat.state.preset != nil else {
            return chat.dialogue.say(.dim("The previous preset is no longer active\(what)."))
        }
        chat.dialogue.say(.dim("Preset \(preset.name) is active until /preset off\(what)."))
    }

    /// Schema and temperature of a preset whose settings can all be used.
    static func check(
        _ preset: Preset, in chat: Chat
    ) throws(CommandError) -> (schema: Schema?, temperature: Double?) {
        let environment = chat.services.environment
        let schema = try CommandError.wrapping {
            try preset.schema.map { try SchemaSource.load($0, environment: environment) }
        }
        let gateway = try model(of: preset, in: chat)?.gateway ?? chat.state.gatewayWithoutPreset
        let temperature = try CommandError.wrapping {
            try preset.temperature.map { try gateway.temperature($0.short) }
        }
        return (schema, temperature)
    }

    /// The switch to the preset's model, where it names one.
    private static func model(
        of preset: Preset, in chat: Chat
    ) throws(CommandError) -> (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview)? {
        guard let name = preset.model else { return nil }
        return try ModelCommand.check(name, in: chat)
    }
}
