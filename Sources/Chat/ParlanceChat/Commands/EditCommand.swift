import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/edit`: brings the last prompt back to be changed, or opens the person's own editor with a draft.
struct EditCommand: SlashCommand {
    let name = "edit"
    let arguments = "[TEXT]"
    let summary = "edit the last prompt, or a parked draft in $EDITOR"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        if argument.isEmpty, chat.tray.line.hasDraft {
            guard await chat.dialogue.reader.offer(nil, isEdited: true) else {
                throw CommandError(
                    "No draft to edit: input comes from a pipe, or the terminal can't move its cursor.")
            }
            return .next
        }
        guard let number = chat.state.session.tree.current else {
            throw CommandError(
                "There is no prompt to edit yet. Ctrl-X Ctrl-E opens the current draft in $EDITOR.")
        }
        if chat.state.session.tree[number]?.isSummary == true {
            throw CommandError("The last turn is a summary; /undo restores the turns it replaced.")
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
            throw CommandError("No line editor to restore the prompt in. /undo takes it back.")
        }
        chat.tray.edit = edit
        chat.tray.attachments = edit.restoredAttachments + chat.tray.attachments
        let count = edit.restoredAttachments.count
        let company = count == 0 ? "" : " It includes \(count.counted("attachment"))."
        let notice = chat.cacheNotice(from: chat.cachedPrefix, to: edit.parent).map { " " + $0 } ?? ""
        chat.dialogue.say(
            .dim(
                "Sending it starts a branch beside turn \(edit.turn), which is kept; Ctrl-C cancels."
                    + company + notice)
        )
    }
}
