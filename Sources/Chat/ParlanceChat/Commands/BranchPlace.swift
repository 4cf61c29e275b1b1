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

extension String {
    /// The text's beginning on one harmless line, without the white space that tells nothing.
    var firstWords: String {
        // More than any line of a terminal shows, and little enough for any text.
        Sanitizer.cleanLine(prefix(1_000).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}
