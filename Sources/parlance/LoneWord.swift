import ArgumentParser
import ParlanceChat
import GatewayCore
import ParlanceSystem

/// A single word that a person has typed after the program's name, and that is more likely a command than a prompt.
enum LoneWord {
    /// What to type instead; `nil` where the word may be asked. Scripts are taken at their word, and so is `-- WORD`.
    static func objection(to arguments: [String]) -> String? {
        guard !arguments.contains("--"), FileDescriptor.standardInput.isTerminal else { return nil }
        if arguments.count == 1, let word = arguments.first, !word.hasPrefix("-") { return objection(to: word) }
        let words = prompt(of: arguments)
        let said = words.joined(separator: " ")
        return ForeignWord.remedy(for: words).map { unknown(said, remedy: $0, prompt: said) }
    }

    /// The words of the prompt beside options, where that may be a command of another program: for a preset or a file
    /// any word is a prompt.
    private static func prompt(of arguments: [String]) -> [String] {
        guard arguments.contains(where: { ForeignWord.remedy(for: [$0]) != nil || ["run", "use"].contains($0) }),
            let options = try? RootCommand.parse(arguments),
            options.chat.preset == nil, options.chat.attachments.isEmpty
        else { return [] }
        return options.prompt
    }

    private static func objection(to word: String) -> String? {
        // What is exactly a command elsewhere is no slip of a command here.
        if let remedy = ForeignWord.remedy(for: [word]) { return unknown(word, remedy: remedy, prompt: word) }
        let commands = Subcommands.top.flatMap { $0.words } + [HelpRequest.word]
        if let near = NearestName.matches(for: word, in: commands, limit: 1).first {
            return unknown(word, meant: near, prompt: word)
        }
        return Chat.commandNames.contains(word) ? ofChat(word, prompt: word) : nil
    }

    /// That there is no such command.
    ///
    /// - Parameters:
    ///   - said: The words that should be one.
    ///   - meant: What was probably meant, as it is typed after the program's name.
    ///   - prompt: What would be asked.
    static func unknown(_ said: String, meant: String?, prompt: String) -> String {
        let remedy = meant.map { "Did you mean parlance \($0)?" } ?? "parlance \(HelpRequest.word) lists all commands."
        return unknown(said, remedy: remedy, prompt: prompt)
    }

    /// That there is no such command, and what to do instead, as a sentence.
    static func unknown(_ said: String, remedy: String, prompt: String) -> String {
        "Unknown command '\(said)'. \(remedy) \(asking(prompt))"
    }

    /// That a command is one of the chat.
    static func ofChat(_ word: String, prompt: String) -> String {
        "'\(word)' is a chat command: start parlance and type /\(word). \(asking(prompt))"
    }

    private static func asking(_ prompt: String) -> String {
        "To send '\(prompt)' to the model: parlance -- \(prompt)"
    }
}
