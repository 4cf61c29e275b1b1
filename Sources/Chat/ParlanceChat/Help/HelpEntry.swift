import ParlanceAnswers
import TerminalEditor

/// A command, a sign or a key, and what it does.
struct HelpEntry: Sendable {
    /// How it is typed.
    let usage: StyledText
    /// What it does.
    let meaning: String

    /// A command or a sign.
    static func typed(_ entry: ChatReference.Entry) -> HelpEntry {
        HelpEntry(usage: .code(entry.usage), meaning: entry.meaning)
    }

    /// A key.
    static func key(_ entry: ChatReference.Entry) -> HelpEntry {
        HelpEntry(usage: .strong(entry.usage), meaning: entry.meaning)
    }

    /// All commands and signs.
    static func commands(of table: CommandTable) -> [HelpEntry] {
        (ChatReference.commands(of: table) + ChatReference.signs).map(typed)
    }

    /// All keys.
    static var keys: [HelpEntry] { ChatReference.keys.map(key) }

    /// Whether all words are in it, whatever their case.
    func mentions(_ words: [Substring]) -> Bool {
        let text = "\(usage) \(meaning)".lowercased()
        return words.allSatisfy { text.contains($0.lowercased()) }
    }

    /// Side by side where there is room, else one below the other.
    ///
    /// - Parameter gap: The cells before the meaning.
    func lines(columns: Int, gap: Int = 24) -> [StyledText] {
        if usage.cellWidth < gap, gap + meaning.cellWidth <= columns {
            return [usage.padded(to: gap) + StyledText(meaning)]
        }
        return stacked(columns: columns)
    }

    /// One below the other.
    func stacked(columns: Int) -> [StyledText] {
        WordFlow.lines(Self.words(of: usage), columns: columns, indent: 0, gap: 1)
            + WordFlow.lines(Self.words(of: StyledText(meaning)), columns: columns, indent: 4, gap: 1)
    }

    private static func words(of text: StyledText) -> [StyledText] {
        text.spans.flatMap { span in
            span.text.split(separator: " ").map { StyledText(String($0), span.role) }
        }
    }
}
