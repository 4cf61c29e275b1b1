import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Where the conversation stands, in a sentence.
enum BranchPlace {
    /// The last turn with its first words.
    static func sentence(in context: ChatContext) -> StyledText {
        guard let number = context.session.tree.current, let turn = context.session.tree[number] else {
            return "The next prompt begins anew."
        }
        let room = max(16, context.columns / 2)
        return "The next prompt comes after turn \(number): " + .user(turn.firstWords.truncated(to: room))
    }
}
