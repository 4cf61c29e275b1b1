/// What becomes of a command that is submitted while an answer streams.
enum LiveUse: Sendable, Hashable {
    /// It is done at once: it only shows something, or changes what has nothing to do with the conversation.
    case immediate
    /// It is checked and answered at once, and takes effect when the answer has ended, before the next line.
    case nextTurn
    /// It waits in the queue for its turn.
    case queued
}
