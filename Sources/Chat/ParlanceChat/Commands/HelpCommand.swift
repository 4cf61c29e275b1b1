import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// `/help`: lists the commands and the keys.
struct HelpCommand: SlashCommand {
    let name = "help"
    let arguments = "[COMMAND]"
    let summary = "list the commands and keys"
    let wordLimit: Int? = 1

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        scope.commands.all.map { ($0.name, $0.summary) }
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        if !argument.isEmpty {
            let name = argument.hasPrefix("/") ? String(argument.dropFirst()) : argument
            guard let command = chat.services.commands[name] else {
                throw CommandError(chat.services.commands.unknown(name))
            }
            for line in Self.stacked(
                .code(ChatReference.usage(of: command)), command.summary, columns: chat.dialogue.columns)
            {
                chat.dialogue.writer.write(line)
            }
            return .next
        }
        let typed = ChatReference.commands(of: chat.services.commands) + ChatReference.signs
        let rows =
            typed.map { (StyledText.code($0.usage), $0.meaning) }
            + ChatReference.keys.map { (.strong($0.usage), $0.meaning) }
        for row in rows {
            for line in Self.lines(row.0, row.1, columns: chat.dialogue.columns) {
                chat.dialogue.writer.write(line)
            }
        }
        return .next
    }

    /// Side by side where there is room, else one below the other.
    private static func lines(_ left: StyledText, _ meaning: String, columns: Int) -> [StyledText] {
        let gap = 24
        if left.cellWidth < gap, gap + meaning.cellWidth <= columns {
            return [left.padded(to: gap) + StyledText(meaning)]
        }
        return stacked(left, meaning, columns: columns)
    }

    private static func stacked(_ left: StyledText, _ meaning: String, columns: Int) -> [StyledText] {
        WordFlow.lines(words(of: left), columns: columns, indent: 0, gap: 1)
            + WordFlow.lines(words(of: StyledText(meaning)), columns: columns, indent: 4, gap: 1)
    }

    private static func words(of text: StyledText) -> [StyledText] {
        text.spans.flatMap { span in
            span.text.split(separator: " ").map { StyledText(String($0), span.role) }
        }
    }
}
