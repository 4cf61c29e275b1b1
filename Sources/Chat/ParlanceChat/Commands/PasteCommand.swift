import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/paste`: shows what the marks of a draft, such as `[pasted 214 lines]`, stand for.
struct PasteCommand: SlashCommand {
    let name = "paste"
    let arguments = "[NUMBER]"
    let summary = "show the text behind [pasted …] in the draft"
    let wordLimit: Int? = 1

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let pastes = chat.tray.line.pastes
        guard !pastes.isEmpty else {
            throw CommandError("No long paste in the draft. (Ctrl-S parks the draft, then /paste shows it.)")
        }
        if argument.isEmpty, pastes.count > 1 {
            for (index, paste) in pastes.enumerated() {
                let start = paste.text.prefix { $0 != "\n" }
                chat.dialogue.writer.write(
                    "\(.strong("/paste \(index + 1)")) \(paste.mark) "
                        + .dim(String(start).truncated(to: max(chat.dialogue.columns / 2, 20))))
            }
            return .next
        }
        guard let number = argument.isEmpty ? 1 : Int(argument), pastes.indices.contains(number - 1) else {
            throw CommandError("There is no paste '\(argument)'; /paste lists \(pastes.count.counted("paste")).")
        }
        chat.dialogue.writer.write(.dim(pastes[number - 1].mark))
        chat.dialogue.writer.write(StyledText(pastes[number - 1].text))
        return .next
    }
}
