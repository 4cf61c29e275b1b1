import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/model`: shows the model and what can be chosen, or switches.
struct ModelCommand: SlashCommand {
    let name = "model"
    let arguments = "[PROVIDER:MODEL | MODEL | PROFILE] [now]"
    let summary = "choose a model, or switch to one; now: in mid-answer; list: print all"

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
        // No answer streams, so that it is as good as without the word.
        let argument = HandOver.name(in: argument) ?? argument
        if let name = Self.keyed(argument, in: chat) {
            try await switchModel(to: name, takingKey: true, in: &chat)
            return .next
        }
        var (name, isForced) = SwitchPreview.parse(argument)
        guard chat.services.factory.isOneName(name) else { throw excess }
        if !isForced {
            let command = "/model \(argument) \(SwitchPreview.forceWord)"
            guard
                let known = try await chat.confirm(
                    name, insisting: command, allowsOpen: true, stoppedBy: stop)
            else {
                // What is queued behind it was meant for the other model.
                chat.holdQueue()
                return .next
            }
            // Who chose it from a list may well lack its key.
            if known != name {
                try await switchModel(to: known, in: &chat)
                return .next
            }
            name = known
        }
        // At a terminal a key that is missing can be given on the spot.
        if chat.canChoose, Self.lacksKey(name, in: chat) {
            try await switchModel(to: name, isForced: isForced, in: &chat)
        } else {
            try chat.switchModel(to: name, isForced: isForced)
        }
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
