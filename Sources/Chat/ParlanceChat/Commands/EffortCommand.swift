import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/effort`: chooses how hard the model thinks, or sets it.
struct EffortCommand: SlashCommand {
    let name = "effort"
    let aliases = ["think", "thinking"]
    let arguments = "[LEVEL | next | default]"
    let summary = "choose how hard the model thinks: off, low, … max; next: Shift-Tab"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ReasoningEffort.names.map { ($0, "") } + [
            (EffortWord.next, "the next level, as Shift-Tab"), (EffortWord.standard, "leave it to the model"),
        ]
    }

    func liveUse(of argument: String) -> LiveUse { .nextTurn }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        var argument = argument
        if argument.isEmpty {
            guard chat.canChoose, !chat.state.session.gateway.lacksEfforts else {
                chat.dialogue.say(chat.effortState)
                return .next
            }
            let picker = EffortPicker.picker(for: chat.state.session)
            guard case .chosen(let index) = await chat.choose(from: picker) else { return .next }
            argument = picker.items[index].name
        }
        switch argument {
        case EffortWord.next: chat.dialogue.say(chat.cycleEffort())
        case EffortWord.standard:
            chat.change { $0.effort = nil }
            chat.dialogue.say(chat.effortState)
        default:
            let gateway = chat.state.session.gateway
            let effort = try CommandError.wrapping { [argument] in try gateway.effort(named: argument) }
            chat.change { $0.effort = effort }
            chat.dialogue.say(chat.effortState)
        }
        return .next
    }
}
