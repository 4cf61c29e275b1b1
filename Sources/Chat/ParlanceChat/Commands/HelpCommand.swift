import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/help`: what can be typed, by what one wants to do; or a command, a key or a topic.
struct HelpCommand: SlashCommand {
    let name = "help"
    let aliases = ["?", "h"]
    let arguments = "[COMMAND | KEY | TOPIC]"
    let summary = "show what you can do; explain a command, a key or a topic"
    let wordLimit: Int? = nil

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        let names = Set(scope.commands.all.map(\.name))
        let topics = HelpTopic.all.filter { !names.contains($0.name) }.map { ($0.name, $0.title) }
        return [("commands", "all commands"), ("keys", "all keys"), ("topics", "all topics")] + topics
            + scope.commands.all.map { ($0.name, $0.summary) }
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let columns = chat.dialogue.columns
        let commands = chat.services.commands
        guard !argument.isEmpty else {
            write(HelpOverview.lines(columns: columns), in: chat)
            return .next
        }
        switch HelpSubject(argument, commands: commands) {
        case .commands: write(HelpEntry.commands(of: commands), in: chat)
        case .keys: write(HelpEntry.keys, in: chat)
        case .topics: write(HelpTopic.all.map(Self.entry), in: chat)
        case .command(let command, let topic):
            write(Self.lines(of: command, topic, columns: columns), in: chat)
            if let topic {
                chat.dialogue.writer.write()
                topic.write(to: chat.dialogue.writer)
            }
        case .topic(let topic): topic.write(to: chat.dialogue.writer)
        case .entries(let entries, let topics): write(entries + topics.map(Self.entry), in: chat)
        case .unknown(let near):
            let hint = near.isEmpty ? "/help topics lists the topics." : "Did you mean \(Self.either(near))?"
            throw CommandError("No help on '\(argument)'. \(hint)")
        }
        return .next
    }

    /// Where a topic is found.
    private static func entry(of topic: HelpTopic) -> HelpEntry {
        HelpEntry(usage: .code("/help \(topic.name)"), meaning: topic.title)
    }

    private static func either(_ words: [String]) -> String {
        words.map { "/help \($0.hasPrefix("/") ? String($0.dropFirst()) : $0)" }.joined(separator: " or ")
    }

    /// A command alone: what it does, how else it can be called, and which topic has more about it.
    private static func lines(of command: any SlashCommand, _ shown: HelpTopic?, columns: Int) -> [StyledText] {
        let entry = HelpEntry.typed((ChatReference.usage(of: command), command.summary))
        var more: [String] = []
        if !command.aliases.isEmpty {
            more.append("Also " + command.aliases.map { "/\($0)" }.joined(separator: ", ") + ".")
        }
        let topics = HelpTopic.all.filter { $0.commands.contains(command.name) && $0.name != shown?.name }
        if !topics.isEmpty { more.append("More: " + topics.map { "/help \($0.name)" }.joined(separator: ", ") + ".") }
        let words = more.joined(separator: " ").split(separator: " ").map { StyledText.dim(String($0)) }
        return entry.stacked(columns: columns) + WordFlow.lines(words, columns: columns, indent: 4, gap: 1)
    }

    private func write(_ entries: [HelpEntry], in chat: Chat) {
        write(entries.flatMap { $0.lines(columns: chat.dialogue.columns) }, in: chat)
    }

    private func write(_ lines: [StyledText], in chat: Chat) {
        for line in lines { chat.dialogue.writer.write(line) }
    }
}
