import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/preset`: sends a prompt that is kept in a file, with the model and the settings that belong to it.
struct PresetCommand: SlashCommand {
    let name = "preset"
    let arguments = "[NAME [VARIABLE=VALUE] [TEXT] | off]"
    let summary = "choose a stored prompt, or send one; its settings hold until /preset off"

    /// What takes the settings of a preset back.
    private static let off = "off"
    /// What prints the names of all.
    private static let list = "list"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        let names = PresetLibrary(environment: scope.environment).names.map { (text: $0, note: "") }
        // On nothing typed only what is a preset on the command line, too.
        return argument.isEmpty ? names : names + [(Self.off, "restore the previous settings")]
    }

    /// A preset sends a prompt, also one that is chosen from the list.
    func liveUse(of argument: String) -> LiveUse { argument == Self.off ? .nextTurn : .queued }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let library = PresetLibrary(environment: chat.services.environment)
        var argument = argument
        if argument.isEmpty, chat.canChoose, !library.names.isEmpty {
            let picker = PresetPicker.picker(library)
            guard case .chosen(let index) = await chat.choose(from: picker) else { return .next }
            argument = picker.items[index].name
        }
        guard !argument.isEmpty, argument != Self.list || library.names.contains(Self.list) else {
            try list(library.names, in: chat)
            return .next
        }
        if argument == Self.off, !library.names.contains(Self.off) {
            try revertPreset(in: &chat)
            return .next
        }
        let name = Self.name(in: argument, of: library.names)
        var preset = try CommandError.wrapping { try library.preset(named: name) }
        if let model = preset.model {
            let (typed, isForced) = SwitchPreview.parse(model)
            let insisting = "model: \(model) \(SwitchPreview.forceWord) in the preset"
            guard let known = isForced ? typed : try await chat.confirm(typed, insisting: insisting, stoppedBy: stop)
            else { return .next }
            preset.model = known
        }
        _ = try Self.check(preset, in: chat)
        let draft = try CommandError.wrapping {
            try PresetDraft(preset, arguments: String(argument.dropFirst(name.count)), of: chat.tray.line)
        }
        guard await chat.prepareToAsk(stoppedBy: stop) else { return .next }
        guard let draft = await Self.fill(draft, in: &chat) else { return .next }
        try Self.apply(draft, in: &chat)
        await Self.send(draft, in: &chat, stoppedBy: stop)
        return .next
    }

    private func list(_ names: [String], in chat: Chat) throws(CommandError) {
        guard !names.isEmpty else {
            throw CommandError("No presets: add files such as prompts/NAME.md next to the configuration.")
        }
        for line in WordFlow.lines(names.map { .accent($0) }, columns: chat.dialogue.columns, indent: 0) {
            chat.dialogue.writer.write(line)
        }
        if let held = chat.state.preset { chat.dialogue.say(.dim("\(held.name) is active until /preset off.")) }
    }

    /// The longest name that the argument begins with, which may hold spaces; else its first word.
    private static func name(in argument: String, of names: [String]) -> String {
        let meant = names.filter { name in
            argument.hasPrefix(name) && argument.dropFirst(name.count).first?.isWhitespace != false
        }
        return meant.max { $0.count < $1.count } ?? String(argument.prefix { !$0.isWhitespace })
    }

    /// Begins a chat with a preset whose model and settings are the session's already: sends its prompt, once what it lacks
    /// has been said.
    static func begin(with draft: PresetDraft, in chat: inout Chat, stoppedBy stop: AnswerStop) async {
        guard let draft = await fill(draft, in: &chat) else { return }
        if let system = draft.system { chat.change { $0.system = system } }
        if let line = start(with: draft.preset) { chat.dialogue.say(line) }
        await send(draft, in: &chat, stoppedBy: stop)
    }

    /// Asks for what a preset lacks.
    ///
    /// - Returns: `nil` when the person leaves.
    private static func fill(_ preset: PresetDraft, in chat: inout Chat) async -> PresetDraft? {
        var preset = preset
        // What is attached may be what is spoken of.
        for name in preset.missing where name != Preset.input || chat.tray.attachments.isEmpty {
            guard let value = await chat.dialogue.ask("\(name): ") else {
                chat.dialogue.say("Not sent.")
                chat.holdQueue()
                return nil
            }
            preset.values[name] = value.text
            // What was pasted there names no files either.
            chat.tray.line.pastes += value.pastes
            chat.tray.line.pasted += value.pasted
        }
        return preset
    }

    /// Sends the prompt of a preset; one that only sets with what is asked has none.
    private static func send(_ preset: PresetDraft, in chat: inout Chat, stoppedBy stop: AnswerStop) async {
        let prompt = preset.prompt
        guard !prompt.isEmpty else { return }
        chat.dialogue.writer.write(.user(prompt))
        await chat.send(prompt, stoppedBy: stop)
    }

    /// What is said of a preset that a chat begins with; its model is in view. `nil`: it sets nothing else.
    static func start(with preset: Preset) -> StyledText? {
        let parts = [
            preset.temperature.map { "temperature \($0.short)" },
            preset.effort.map { "effort \($0.rawValue)" }, preset.system.map { _ in "its system prompt" },
            preset.schema.map { _ in "its schema" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : .dim("Preset \(preset.name) is active: \(parts.joined(separator: ", ")).")
    }

    /// Takes back what the preset has changed, and says what is asked with then.
    private func revertPreset(in chat: inout Chat) throws(CommandError) {
        guard let held = chat.state.preset else { throw CommandError("No preset is active.") }
        let old = chat.state.session
        chat.leavePreset()
        let model = chat.state.session.settings.model
        let move: StyledText = old.settings.model == model ? "" : " \(old.settings.model, .dim) → \(model, .accent)."
        chat.dialogue.say("The settings from before preset \(held.name) are restored.\(move)")
    }
}
