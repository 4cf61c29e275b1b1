import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What belongs to the next prompt.
struct PromptTray: Sendable {
    /// What goes with it.
    var attachments: [PromptAttachment] = []
    /// The prompt that is being changed at the line; `nil`: what is sent goes on after the current turn.
    var edit: PromptEdit?
    /// The line that was read last, with the pastes and the draft that belong to it.
    var line = SubmittedLine("")

    /// What counts the draft, as long as it is the draft of the same line.
    var meter: DraftMeter?
    /// What counts the last answer, or the one that streams.
    var ledger: LiveLedger?

    /// What goes with the draft for certain; what it names is counted with its words.
    var draftAttachments: [PromptAttachment] {
        edit?.attachments(for: "", of: attachments, read: []) ?? attachments
    }

    /// What goes with a prompt.
    ///
    /// - Parameter read: The files that it names, as they have just been read.
    func attachments(for prompt: String, read: [PromptAttachment]) -> [PromptAttachment] {
        (edit?.attachments(for: prompt, of: attachments, read: read) ?? attachments) + read
    }

    /// The number of the turn that the prompt is said after.
    func parent(in session: Session) -> Int? {
        edit.map(\.parent) ?? session.tree.current
    }

    /// What goes with no prompt any more has gone with one.
    mutating func clear() {
        attachments = []
        edit = nil
    }
}
