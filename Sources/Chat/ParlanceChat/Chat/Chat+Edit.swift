import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// The change of an earlier prompt, and the prompt that was not sent.
extension Chat {
    /// Gives up the change of a prompt, if there is one: all is as it was before.
    mutating func leaveEdit() {
        guard let edit = tray.edit else { return }
        tray.edit = nil
        tray.attachments.removeAll { edit.restoredAttachments.contains($0) }
        dialogue.say(.dim("Turn \(edit.turn) stays as it is: what you send now is a new prompt."))
    }

    /// Gives up the change of a prompt that is no longer the last one.
    mutating func leaveOutdatedEdit() {
        if let edit = tray.edit, !edit.isCurrent(in: state.session) { leaveEdit() }
    }

    /// Says that a prompt was not sent, and how it comes back.
    func reportNotSent(_ prompt: String) async {
        holdQueue()
        // It is still the change of an earlier one.
        if tray.edit != nil, await dialogue.reader.offer(prompt, isEdited: false) {
            dialogue.say("Not sent; the prompt is back for editing.")
        } else {
            dialogue.say("Not sent; Up brings the prompt back.")
        }
    }
}
