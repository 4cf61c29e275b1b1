import GatewayCore
import Terminal

/// `/preset`: sends a prompt that is kept in a file, with the model and the settings that belong to it.
struct PresetCommand: SlashCommand {
    let name = "preset"
    let arguments = "[NAME [VARIABLE=VALUE] [TEXT]]"
    let summary = "list the prompts kept in files, or send one"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        PresetLibrary(environment: environment).names.map { ($0, "") }
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
            return .next
        }
        let name = Self.name(in: argument, of: library.names)
        let preset = try library.preset(named: name)
        _ = try Self.check(preset, in: context)
        return .preset(PresetDraft(preset, arguments: String(argument.dropFirst(name.count))))
    }

    /// The longest name that the argument begins with, which may hold spaces; else its first word.
    private static func name(in argument: String, of names: [String]) -> String {
        let meant = names.filter { name in
            argument.hasPrefix(name) && argument.dropFirst(name.count).first?.isWhitespace != false
        }
        return meant.max { $0.count < $1.count } ?? String(argument.prefix { !$0.isWhitespace })
    }

    /// Takes the preset's settings. Everything is checked before anything changes.
    ///
    /// - Throws: ``CommandError``, ``GatewayError``: what of it cannot be used.
    static func apply(_ preset: Preset, in context: inout ChatContext) throws {
        let (schema, temperature) = try check(preset, in: context)
        if let model = preset.model { _ = try ModelCommand().run(model, in: &context) }
        guard schema != nil || temperature != nil || preset.system != nil else { return }
        context.change { settings in
            settings.schema = schema ?? settings.schema
            settings.temperature = temperature ?? settings.temperature
            settings.system = preset.system ?? settings.system
        }
    }

    /// Schema and temperature of a preset whose settings can all be used.
    private static func check(
        _ preset: Preset, in context: ChatContext
    ) throws -> (schema: Schema?, temperature: Double?) {
        let schema = try preset.schema.map { try SchemaSource.load($0, environment: context.environment) }
        let gateway =
            try preset.model.map { try ModelCommand.check($0, in: context).gateway } ?? context.session.gateway
        return (schema, try preset.temperature.map { try TempCommand.parse($0.short, for: gateway) })
    }
}
