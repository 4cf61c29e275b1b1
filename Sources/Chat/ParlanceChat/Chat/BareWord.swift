import ParlanceConversations
import TerminalEditor

/// A line that is nothing but a word which other programs take as a command: it was hardly meant for the model.
struct BareWord: Sendable, Hashable {
    /// What was typed, without the white space around it.
    let text: String
    /// The name of the command that was probably meant.
    let command: String

    /// What is meant by a line; `nil` where it is a prompt like any other.
    ///
    /// What was pasted is said as it is.
    init?(_ line: SubmittedLine) {
        guard !line.beginsWithPaste else { return nil }
        let text = line.text.trimmingWhitespace()
        guard text.utf8.count <= Self.longest, let command = Self.command(of: text.lowercased()) else { return nil }
        (self.text, self.command) = (text, command)
    }

    /// What is asked.
    var question: String {
        switch command {
        case "quit": "Leave the chat? [Y/n] "
        default: "Run /\(command)? [Y/n] "
        }
    }

    /// No word is longer.
    private static let longest = 16

    /// The words of shells and other chats, as they are typed there: some with a sign before them.
    private static func command(of word: String) -> String? {
        var word = word.hasSuffix(";") ? String(word.dropLast()) : word
        if word.hasSuffix("()") { word.removeLast(2) }
        let hasSign = word.first.map(".:\\".contains) ?? false
        if hasSign { word.removeFirst() }
        switch word {
        // A letter alone may be an answer.
        case "q" where hasSign: return "quit"
        case "exit", "quit", "bye", "q!", "wq", "logout", "/bye": return "quit"
        case "help", "?", "man": return "help"
        case "clear", "cls", "reset": return "new"
        case "models": return "model"
        case "config", "settings": return "config"
        case "usage", "cost", "tokens": return "tokens"
        case "history", "sessions": return "sessions"
        case "undo": return "undo"
        case "regenerate": return "retry"
        default: return nil
        }
    }
}
