import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Leaving the chat, or a conversation.
extension Chat {
    /// Whether the conversation may be left: it is saved, or is to be lost.
    func mayLeave() async -> Bool {
        guard state.session.isUnsaved else { return true }
        dialogue.say(.warning("This conversation could not be saved. /export FILE saves it elsewhere."))
        // Where nobody is there, nobody can be asked; whoever leaves twice means it.
        let mayLeave = await dialogue.agrees("Leave anyway? [y/N] ", absent: true)
        if !mayLeave { holdQueue() }
        return mayLeave
    }

    /// Ends what still goes on, and says what goes with no prompt any more.
    mutating func leave() async {
        await adoptTitle(isLeaving: true)
        reportUnsentAttachments()
    }

    private func reportUnsentAttachments() {
        guard !tray.attachments.isEmpty else { return }
        let names = tray.attachments.map { Sanitizer.cleanLine($0.name) }.joined(separator: ", ")
        dialogue.say(.warning("Not sent, because no prompt followed: \(names)."))
    }
}
