import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/model`: shows the model and what can be chosen, or switches.
struct ModelCommand: SlashCommand {
    let name = "model"
    let aliases = ["models"]
    let arguments = "[PROVIDER:MODEL | MODEL | PROFILE] [now | keep]"
    let summary = "choose a model, or switch; now: in mid-answer; keep: for good; list: all"

    /// What prints all that can be chosen.
    private static let list = "list"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ModelCompletions.candidates(for: argument, factory: scope.factory)
    }

    /// Names are long, and what one knows of them is rather a part than the beginning.
    var completesAnyPart: Bool { true }

    /// Without a name a list is shown, from which one may be chosen.
    func liveUse(of argument: String) -> LiveUse { .nextTurn }

    func handOverArgument(_ argument: String) -> String? { HandOver.name(in: argument) }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        if argument.isEmpty, chat.canChoose { return try await choose(in: &chat) }
        if argument.isEmpty || (argument == Self.list && !chat.isProfile(Self.list)) {
            let list = ModelList(chat.services.factory, settings: chat.state.session.settings)
            for line in list.lines(columns: chat.dialogue.columns) { chat.dialogue.writer.write(line) }
            return .next
        }
        let (rest, isKept) = chat.isProfile(argument) ? (argument, false) : ConfigurationKeeper.parse(argument)
        if isKept, rest.isEmpty { return try keep(in: chat) }
        guard try await switchModel(named: rest, in: &chat, stoppedBy: stop) else {
            // What is queued behind it was meant for the other model.
            chat.holdQueue()
            return .next
        }
        if isKept { return try keep(in: chat) }
        if chat.keeper.path != nil, !chat.state.hasToldKeeping {
            chat.state.hasToldKeeping = true
            chat.dialogue.say(.dim("For this session; /model \(ConfigurationKeeper.word) makes it the default."))
        }
        return .next
    }

    /// Switches to what was typed.
    ///
    /// - Returns: Whether that was done: the person may have been asked and have declined.
    private func switchModel(
        named typed: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> Bool {
        // No answer streams, so that it is as good as without the word.
        let argument = HandOver.name(in: typed) ?? typed
        if let name = Self.keyed(argument, in: chat) {
            try await switchModel(to: name, takingKey: true, in: &chat)
            return true
        }
        var (name, isForced) = SwitchPreview.parse(argument)
        guard chat.services.factory.isOneName(name) else { throw excess }
        if !isForced {
            let command = "/model \(argument) \(SwitchPreview.forceWord)"
            guard
                let known = try await chat.confirm(
                    name, insisting: command, allowsOpen: true, stoppedBy: stop)
            else { return false }
            // Who chose it from a list may well lack its key.
            if known != name {
                try await switchModel(to: known, in: &chat)
                return true
            }
            name = known
        }
        // At a terminal a key that is missing can be given on the spot.
        if chat.canChoose, Self.lacksKey(name, in: chat) {
            try await switchModel(to: name, isForced: isForced, in: &chat)
        } else {
            try chat.switchModel(to: name, isForced: isForced)
        }
        return true
    }

    /// Makes the model in use the default: by its profile, where it was chosen by one.
    private func keep(in chat: Chat) throws(CommandError) -> ChatFlow {
        let settings = chat.state.session.settings
        let model = settings.model.model.isEmpty ? settings.model.provider : settings.model.description
        for line in try chat.keeper.keep(settings.profile ?? model, as: .model) { chat.dialogue.say(line) }
        return .next
    }

    /// What a switch would be to.
    ///
    /// - Throws: ``CommandError`` where the name is none, and as ``Chat/switchTarget(_:isForced:allowsOpen:)``.
    static func check(_ name: String, in chat: Chat) throws(CommandError) -> Chat.SwitchTarget {
        guard chat.services.factory.isOneName(name) else { throw ModelCommand().excess }
        return try chat.switchTarget(name)
    }
}
