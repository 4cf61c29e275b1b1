import ParlanceConversations

/// A prompt of the conversation that is being changed at the line. Nothing of the conversation has moved: only sending
/// does that.
struct PromptEdit: Sendable, Hashable {
    /// The number of the turn that it began.
    let turn: Int
    /// The number of the turn before that; `nil` for a beginning.
    let parent: Int?
    /// What the turn brings along for the next prompt, beside what waited for that already.
    let restoredAttachments: [PromptAttachment]
    /// Which of these came with the prompt's own words: the draft names them again, or no longer.
    private let mentioned: [PromptAttachment]
    private let path: String?

    /// The last turn of a session; `nil` where nothing was said.
    ///
    /// - Parameter waiting: What waits for the next prompt already.
    init?(of session: Session, waiting: [PromptAttachment]) {
        guard let number = session.tree.current, let turn = session.tree[number] else { return nil }
        self.turn = number
        parent = session.tree.nodes[number - 1].parent
        restoredAttachments = turn.attachments.filter { !waiting.contains($0) }
        mentioned = restoredAttachments.filter { $0.isNamed(in: turn.prompt) }
        path = session.path
    }

    /// Whether the session still stands where the change began.
    func isCurrent(in session: Session) -> Bool {
        session.tree.current == turn && session.path == path
    }

    /// What goes with a draft beside the files that it names and that have just been read.
    ///
    /// - Parameter waiting: What waits for the next prompt, what the turn brought along included.
    func attachments(for draft: String, of waiting: [PromptAttachment], read: [PromptAttachment]) -> [PromptAttachment]
    {
        waiting.filter { attachment in
            guard mentioned.contains(attachment) else { return true }
            // A file that is gone stays a part of the prompt that names it.
            return attachment.isNamed(in: draft) && !read.contains { $0.name == attachment.name }
        }
    }
}

extension PromptAttachment {
    /// Whether a prompt names it with `@`.
    fileprivate func isNamed(in prompt: String) -> Bool {
        !PathMentions.files(in: prompt) { $0 == name }.isEmpty
    }
}
