import GatewayCore
import GatewaySchema
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/preset`: sends a prompt that is kept in a file, with the model and the settings that belong to it.
struct PresetCommand: SlashCommand {
    let name = "preset"
    let arguments = "[NAME [VARIABLE=VALUE] [TEXT] | off]"
    let summary = "list the prompts kept in files; send one, with its settings until off"

    /// What takes the settings of a preset back.
    private static let off = "off"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        let names = PresetLibrary(environment: environment).names.map { (text: $0, note: "") }
        // On nothing typed only what is a preset on the command line, too.
        return argument.isEmpty ? names : names + [(Self.off, "the settings from before")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        let library = PresetLibrary(environment: context.environment)
        guard !argument.isEmpty else {
            let names = library.names
            guard !names.isEmpty else {
                throw CommandError("There are no presets: files such as prompts/NAME.md beside the configuration.")
            }
            for line in Flow.lines(names.map { .accent($0) }, columns: context.columns, indent: 0) {
                context.writer.write(line)
            }
            if let held = context.preset { context.writer.say(.dim("\(held.name) holds until /preset off.")) }
            return .next
        }
        if argument == Self.off, !library.names.contains(Self.off) {
            try takeBack(in: &context)
            return .next
        }
        let name = Self.name(in: argument, of: library.names)
        let preset = try library.preset(named: name)
        _ = try Self.check(preset, in: context)
        return .preset(try PresetDraft(preset, arguments: String(argument.dropFirst(name.count))))
    }

    /// The longest name that the argument begins with, which may hold spaces; else its first word.
    private static func name(in argument: String, of names: [String]) -> String {
        let meant = names.filter { name in
            argument.hasPrefix(name) && argument.dropFirst(name.count).first?.isWhitespace != false
        }
        return meant.max { $0.count < $1.count } ?? String(argument.prefix { !$0.isWhitespace })
    }

    /// What is said of a preset that a chat begins with; its model is in view. `nil`: it sets nothing else.
    static func start(with preset: Preset) -> StyledText? {
        let parts = [
            preset.temperature.map { "temperature \($0.short)" }, preset.system.map { _ in "its system prompt" },
            preset.schema.map { _ in "its schema" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : .dim("Preset \(preset.name) holds: \(parts.joined(separator: ", ")).")
    }

    /// Takes back what the preset has changed, and says what is asked with then.
    private func takeBack(in context: inout ChatContext) throws(CommandError) {
        guard let held = context.preset else { throw CommandError("No preset holds.") }
        let old = context.session
        context.leavePreset()
        let model = context.session.settings.model
        let move: StyledText = old.settings.model == model ? "" : " \(old.settings.model, .dim) → \(model, .accent)."
        context.writer.say("The settings from before the preset \(held.name) are back.\(move)")
    }

    /// Takes the preset's settings in place of those of the preset before it, and says what has changed. Everything is
    /// checked before anything changes.
    ///
    /// - Throws: ``CommandError``, ``GatewayError``: what of it cannot be used.
    static func apply(_ draft: PresetDraft, in context: inout ChatContext) throws {
        let preset = draft.preset
        let (schema, temperature) = try check(preset, in: context)
        let switched = try preset.model.map { try ModelCommand.check($0, in: context) }
        let old = context.session
        context.leavePreset()
        let (before, gateway) = (context.session.settings, context.session.gateway)
        let change = switched.map { ModelChange(from: context.session, to: $0.choice, gateway: $0.gateway) }
        var settings = change?.settings ?? before
        settings.schema = schema ?? settings.schema
        settings.temperature = temperature ?? settings.temperature
        settings.system = draft.system ?? settings.system
        context.use(switched?.gateway ?? gateway, settings)
        if settings != before {
            context.preset = PresetChange(name: preset.name, before: before, gateway: gateway, after: settings)
        }
        // Once more the same is no news.
        if settings != old.settings { say(preset, switched, insteadOf: old, in: context) }
    }

    /// Says what a preset has changed, and for how long.
    private static func say(
        _ preset: Preset, _ switched: (choice: ModelChoice, gateway: any LLMGateway, preview: SwitchPreview)?,
        insteadOf old: Session, in context: ChatContext
    ) {
        let (settings, session) = (context.session.settings, context.session)
        let isOtherModel = settings.model != old.settings.model || settings.profile != old.settings.profile
        if isOtherModel, let switched {
            let change = ModelChange(from: old, to: switched.choice, gateway: switched.gateway)
            for line in change.report(on: session) { context.writer.say(line) }
            if !session.conversation.turns.isEmpty { context.writer.say(switched.preview.line) }
        } else if isOtherModel {
            context.writer.say("\(old.settings.model, .dim) → \(settings.model, .accent).")
        }
        var parts: [String] = []
        if session.effectiveTemperature != old.effectiveTemperature, !isOtherModel || switched == nil {
            parts.append(
                session.effectiveTemperature.map { "temperature \($0.short)" } ?? "the model's own temperature")
        }
        func part(_ thing: String, isSet: Bool, isOwn: Bool) {
            parts.append(!isSet ? "no \(thing)" : isOwn ? "its \(thing)" : "the \(thing) from before")
        }
        if settings.system != old.settings.system {
            part("system prompt", isSet: settings.system != nil, isOwn: preset.system != nil)
        }
        if settings.schema != old.settings.schema {
            part("schema", isSet: settings.schema != nil, isOwn: preset.schema != nil)
        }
        let what = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        guard context.preset != nil else {
            return context.writer.say(.dim("The preset before it holds no more\(what)."))
        }
        context.writer.say(.dim("Preset \(preset.name) holds until /preset off\(what)."))
    }

    /// Schema and temperature of a preset whose settings can all be used.
    private static func check(
        _ preset: Preset, in context: ChatContext
    ) throws -> (schema: Schema?, temperature: Double?) {
        let schema = try preset.schema.map { try SchemaSource.load($0, environment: context.environment) }
        let gateway =
            try preset.model.map { try ModelCommand.check($0, in: context).gateway } ?? context.gatewayWithoutPreset
        return (schema, try preset.temperature.map { try TempCommand.parse($0.short, for: gateway) })
    }
}
