import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Leaving the chat, or a conversation.
extension Chat {
    /// Whether the conversation may be left: it is saved, or is to be lost.
    func mayLeave() async -> Bool {
        guard context.session.isUnsaved else { return true }
        context.writer.say(.warning("This conversation could not be saved. /export FILE keeps it elsewhere."))
        switch await reader.readLine(LinePrompt("Leave all the same? [y/N] ", isQuestion: true)) {
        case .line(let answer): return ["y", "yes"].contains(answer.text.trimmingWhitespace().lowercased())
        case .interrupted: return false
        // Nobody is there, or means it.
        case .endOfInput: return true
        }
    }

    /// Says what goes with no prompt any more.
    func sayWhatIsDropped() {
        guard !context.attachments.isEmpty else { return }
        let names = context.attachments.map { Sanitizer.cleanLine($0.name) }.joined(separator: ", ")
        context.writer.say(.warning("Not sent, as no prompt followed: \(names)."))
    }
}
