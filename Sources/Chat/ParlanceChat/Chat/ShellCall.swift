import ParlanceConversations
import TerminalEditor

/// A line of the chat that is a call of this program, as it is typed at a shell: it was hardly meant for the model.
struct ShellCall: Sendable, Hashable {
    /// The call.
    let text: String

    /// The call in a line; `nil` where it is a prompt like any other. What was pasted can be a call, too: it was copied
    /// from a text that shows one.
    init?(_ line: SubmittedLine) {
        let text = line.text.trimmingWhitespace()
        guard text.hasPrefix("parlance "), !text.contains(where: \.isNewline), !text.hasSuffix("?") else { return nil }
        let words = text.split(separator: " ")
        guard words.count > 1, words.count <= Self.mostWords, Self.follows(words[1]) else { return nil }
        self.text = text
    }

    private static let mostWords = 8

    /// Whether a word follows the name of the program in a call rather than in a sentence.
    private static func follows(_ word: Substring) -> Bool {
        word.hasPrefix("-")
            || [
                "keys", "models", "local", "sessions", "config", "tokens", "schema", "render", "completions", "manual",
                "version", "help",
            ].contains(word)
    }
}
