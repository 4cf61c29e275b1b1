import ParlanceChat
import GatewayCore

/// `parlance help`, and the border between it and a prompt that begins with that word.
///
/// It is help where all words after it call a subcommand (`help sessions export`) or one of its actions (`help keys set`),
/// or name an article of the guide (`help tokens`) or a section of one (`help config models`).
/// It is wrong usage, and nothing is sent, where one word is left over (`help nonsense`, `help tokens now`), or where the
/// first of two is nearly a subcommand (`help sesions export`). All else is a prompt: more words ("help me write"), words
/// in quotation marks, and words with options, which only a prompt has.
enum HelpRequest {
    static let word = "help"

    /// What the words after `help` ask for; `nil` where they are part of a prompt.
    static func read(_ rest: ArraySlice<String>) -> Request? {
        let words = rest.filter { $0 != "--help" && $0 != "-h" }
        guard words != [word] else { return .run(RootCommand.self, ["--help"]) }
        guard !words.contains(where: { $0.hasPrefix("-") || $0.contains(where: \.isWhitespace) }) else { return nil }
        let command = Subcommands.named(by: words)
        var unknown = words.dropFirst(command?.words.count ?? 0)
        if let command, let action = unknown.first, command.actions.contains(action) { unknown.removeFirst() }
        if words.count == 1 || !unknown.isEmpty, !words.isEmpty, TopicCommand.exists(words) {
            return .run(TopicCommand.self, words)
        }
        guard let stray = unknown.first else { return .run(command ?? RootCommand.self, ["--help"]) }
        if command == nil, words.count == 1 {
            if let remedy = ForeignWord.remedy(for: words) {
                return .refused(LoneWord.unknown(stray, remedy: remedy, prompt: "\(word) \(stray)"))
            }
        }
        let said = words.joined(separator: " ")
        let known = words.dropLast(unknown.count).joined(separator: " ")
        let near = nearest(said) ?? (known.isEmpty ? nearest(words[0]) : known)
        guard unknown.count == 1 || words.count == 2 && near != nil else { return nil }
        let prompt = "\(word) \(said)"
        guard near == nil, Chat.commandNames.contains(stray) else {
            return .refused(LoneWord.unknown(said, meant: near.map { "\(word) \($0)" }, prompt: prompt))
        }
        return .refused(LoneWord.ofChat(stray, prompt: prompt))
    }

    private static func nearest(_ said: String) -> String? {
        NearestName.matches(for: said, in: names, limit: 1).first
    }

    /// Everything that has help, as it is typed after the word.
    private static var names: [String] {
        Subcommands.all.flatMap { command -> [String] in
            let name = command.words.joined(separator: " ")
            return [name] + command.actions.map { "\(name) \($0)" }
        }
    }
}
