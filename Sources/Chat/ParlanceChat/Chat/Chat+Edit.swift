import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Drafts that are brought to the line: the last prompt, to be changed, or any text, in the person's own editor.
extension Chat {
    func edit(_ text: String?) async throws(CommandError) {
        guard await reader.offer(text, isEdited: true) else {
            throw CommandError(
                "There is no draft to edit: lines come from a pipe, or the terminal cannot move its cursor.")
        }
    }

    /// Brings the last prompt back, or a text in its place. Nothing moves until it is sent.
    mutating func reword(_ text: String?) async throws(CommandError) {
        guard let edit = PromptEdit(of: context.session, waiting: context.attachments),
            let turn = context.session.tree[edit.turn]
        else { return }
        guard await reader.offer(text ?? turn.prompt, isEdited: false) else {
            throw CommandError("There is no line editor to bring the prompt back to. /undo takes it back.")
        }
        context.edit = edit
        context.attachments = edit.brought + context.attachments
        let count = edit.brought.count
        let company = count == 0 ? "" : " \(count.counted("attachment")) \(count == 1 ? "goes" : "go") with it again."
        context.writer.say(
            .dim(
                "Sending it begins a branch beside turn \(edit.turn), which is kept; Ctrl-C changes nothing.\(company)")
        )
    }

    /// Gives up the change of a prompt, if there is one: all is as it was before.
    mutating func leaveEdit() {
        guard let edit = context.edit else { return }
        context.edit = nil
        context.attachments.removeAll { edit.brought.contains($0) }
        context.writer.say(.dim("Turn \(edit.turn) stays as it is: what is sent now is a prompt of its own."))
    }

    /// Gives up the change of a prompt that is no longer the last one.
    mutating func leaveOutdatedEdit() {
        if let edit = context.edit, !edit.isCurrent(in: context.session) { leaveEdit() }
    }

    /// Says that a prompt was not sent, and how it comes back.
    func sayNotSent(_ prompt: String) async {
        // It is still the change of an earlier one.
        if context.edit != nil, await reader.offer(prompt, isEdited: false) {
            context.writer.say("Not sent; the prompt is back at the line.")
        } else {
            context.writer.say("Not sent; Up brings the prompt back.")
        }
    }
}
