import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Where the conversation stands, in a sentence.
enum BranchPosition {
    /// The last turn with its first words.
    static func sentence(in chat: Chat) -> StyledText {
        guard let number = chat.state.session.tree.current, let turn = chat.state.session.tree[number] else {
            return "The next prompt starts over."
        }
        let room = max(16, chat.dialogue.columns / 2)
        return "The next prompt follows turn \(number): " + .user(turn.firstWords.truncated(to: room))
    }
}
