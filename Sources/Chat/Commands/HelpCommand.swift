import GatewayCore
import Terminal

/// `/help`: lists the commands and the keys.
struct HelpCommand: SlashCommand {
    let name = "help"
    let arguments = "[COMMAND]"
    let summary = "list the commands and keys"
    let wordLimit: Int? = 1

    private static let keys: [(key: String, meaning: String)] = [
        ("Ctrl-J, Alt-Enter", "a new line in the draft"),
        ("Up, Down", "lines of the draft; earlier input that begins like it"),
        ("Ctrl-R, Alt-P", "search earlier input; what begins like the draft"),
        ("Tab", "complete a command, a model, a path"),
        ("Ctrl-_, Ctrl-X Ctrl-R", "undo; do it again"),
        ("Ctrl-W, Ctrl-U, Ctrl-K", "kill a word, or to an end of the line; Ctrl-Y: back"),
        ("Ctrl-S", "set the draft aside; it comes back after a command"),
        ("Ctrl-X Ctrl-E", "edit the draft in $VISUAL or $EDITOR"),
        ("Ctrl-C", "stop the answer; clear the draft (Up brings it back)"),
        ("Ctrl-D", "leave, on an empty line"),
    ]

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        CommandTable.standard.all.map { ($0.name, $0.summary) }
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        if !argument.isEmpty {
            let name = argument.hasPrefix("/") ? String(argument.dropFirst()) : argument
            let command = try context.commands.command(named: name)
            for line in Self.stacked(.code(Self.usage(of: command)), command.summary, columns: context.columns) {
                context.writer.write(line)
            }
            return .next
        }
        var rows = context.commands.all.map { (StyledText.code(Self.usage(of: $0)), $0.summary) }
        rows.append((.code("@FILE"), "in a prompt: attach a text, an image or a PDF"))
        rows.append((.code("!COMMAND"), "run it, once you agree, and attach what it writes"))
        rows.append((.code("//…"), "say a line that begins with a slash"))
        rows += Self.keys.map { (.strong($0.key), $0.meaning) }
        for row in rows {
            for line in Self.lines(row.0, row.1, columns: context.columns) {
                context.writer.write(line)
            }
        }
        return .next
    }

    private static func usage(of command: any SlashCommand) -> String {
        command.arguments.isEmpty ? "/\(command.name)" : "/\(command.name) \(command.arguments)"
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
        Flow.lines(words(of: left), columns: columns, indent: 0, gap: 1)
            + Flow.lines(words(of: StyledText(meaning)), columns: columns, indent: 4, gap: 1)
    }

    private static func words(of text: StyledText) -> [StyledText] {
        text.spans.flatMap { span in
            span.text.split(separator: " ").map { StyledText(String($0), span.role) }
        }
    }
}
