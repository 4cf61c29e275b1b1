import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/edit`: brings the last prompt back to be changed, or opens the person's own editor with a draft.
struct EditCommand: SlashCommand {
    let name = "edit"
    let arguments = "[TEXT]"
    let summary = "change the last prompt (to TEXT); a draft in $EDITOR"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        if argument.isEmpty, chat.tray.line.hasDraft {
            guard await chat.dialogue.reader.offer(nil, isEdited: true) else {
                throw CommandError(
                    "There is no draft to edit: lines come from a pipe, or the terminal cannot move its cursor.")
            }
            return .next
        }
        guard let number = chat.state.session.tree.current else {
            throw CommandError(
                "There is no prompt to change yet. Ctrl-X Ctrl-E opens $EDITOR with what stands at the line.")
        }
        if chat.state.session.tree[number]?.isSummary == true {
            throw CommandError("The last turn is a summary: /undo goes back to the turns as they were.")
        }
        guard await chat.prepareToAsk(stoppedBy: stop) else { return .next }
        try await reword(argument.isEmpty ? nil : argument, in: &chat)
        return .next
    }

    /// Brings the last prompt back, or a text in its place. Nothing moves until it is sent.
    private func reword(_ text: String?, in chat: inout Chat) async throws(CommandError) {
        guard let edit = PromptEdit(of: chat.state.session, waiting: chat.tray.attachments),
            let turn = chat.state.session.tree[edit.turn]
        else { return }
        guard await chat.dialogue.reader.offer(text ?? turn.prompt, isEdited: false) else {
            throw CommandError("There is no line editor to bring the prompt back to. /undo takes it back.")
        }
        chat.tray.edit = edit
        chat.tray.attachments = edit.brought + chat.tray.attachments
        let count = edit.brought.count
        let company = count == 0 ? "" : " \(count.counted("attachment")) \(count == 1 ? "goes" : "go") with it again."
        chat.dialogue.say(
            .dim(
                "Sending it begins a branch beside turn \(edit.turn), which is kept; Ctrl-C changes nothing.\(company)")
        )
    }
}
