import GatewayCore
import ParlanceAnswers
import TerminalEditor

/// What `/help` was asked about.
enum HelpSubject: Sendable {
    /// All commands and signs.
    case commands
    /// All keys.
    case keys
    /// The titles of the topics.
    case topics
    /// A command, and the topic of the same name, if there is one.
    case command(any SlashCommand, HelpTopic?)
    /// A topic, or a section of one.
    case topic(HelpTopic)
    /// Signs, keys, or whatever has the words in it; and the sections that have.
    case entries([HelpEntry], [HelpTopic])
    /// Nothing that is known; the nearest words.
    case unknown([String])

    /// What some words mean: a list, a command, a topic, a sign, a key, or what mentions them, in this order.
    init(_ argument: String, commands: CommandTable) {
        let asked = argument.lowercased()
        let word = asked.hasPrefix("/") && asked != "/" && !asked.hasPrefix("//") ? String(asked.dropFirst()) : asked
        switch word {
        case "commands", "command", "all", "/": self = .commands
        case "keys", "key bindings", "keybindings", "shortcuts", "keyboard": self = .keys
        case "topics", "topic": self = .topics
        default: self = Self.named(word, commands) ?? Self.mentioning(asked, commands)
        }
    }

    private static func named(_ word: String, _ commands: CommandTable) -> HelpSubject? {
        let topic = HelpTopic(meantBy: word)
        if let command = commands[word] { return .command(command, topic) }
        if let topic { return .topic(topic) }
        if let name = signTopics.first(where: { word.hasPrefix($0.sign) })?.topic {
            return HelpTopic(meantBy: name).map { .topic($0) }
        }
        if word.hasPrefix("//") { return .entries(HelpEntry.commands(of: commands).filter { $0.mentions(["//"]) }, []) }
        let keys = ChatReference.keys.filter { KeyName.all(in: $0.usage).contains(KeyName(word)) }
        return keys.isEmpty ? nil : .entries(keys.map(HelpEntry.key), [])
    }

    /// The signs of which a topic tells, whatever is typed behind them.
    private static let signTopics = [(sign: "@", topic: "files"), (sign: "!", topic: "shell")]

    private static func mentioning(_ asked: String, _ commands: CommandTable) -> HelpSubject {
        let words = asked.split(whereSeparator: \.isWhitespace)
        let near = nearest(asked, commands)
        // A slip of one word is rather a name than something to look for.
        guard near.isEmpty else { return .unknown(near) }
        let entries = (HelpEntry.commands(of: commands) + HelpEntry.keys).filter { $0.mentions(words) }
        let topics = HelpTopic.mentioning(words)
        return entries.isEmpty && topics.isEmpty ? .unknown([]) : .entries(entries, topics)
    }

    private static func nearest(_ asked: String, _ commands: CommandTable) -> [String] {
        let word = asked.hasPrefix("/") ? String(asked.dropFirst()) : asked
        guard !word.isEmpty, !word.contains(where: \.isWhitespace) else { return [] }
        let near = commands.nearestWords(to: word).map { "/\($0)" }
        return near + NearestName.matches(for: word, in: HelpTopic.all.map(\.name)).filter { !near.contains("/\($0)") }
    }
}
