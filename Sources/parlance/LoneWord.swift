import ParlanceChat
import GatewayCore
import ParlanceSystem

/// A single word that a person has typed after the program's name, and that is more likely a command than a prompt.
enum LoneWord {
    /// What to type instead; `nil` where the word may be asked. Scripts are taken at their word, and so is `-- WORD`.
    static func objection(to arguments: [String]) -> String? {
        guard arguments.count == 1, !arguments[0].hasPrefix("-"), FileDescriptor.standardInput.isTerminal else {
            return nil
        }
        return objection(to: arguments[0])
    }

    private static func objection(to word: String) -> String? {
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
        return "Unknown command '\(said)'. \(remedy) \(asking(prompt))"
    }

    /// That a command is one of the chat.
    static func ofChat(_ word: String, prompt: String) -> String {
        "'\(word)' is a chat command: start parlance and type /\(word). \(asking(prompt))"
    }

    private static func asking(_ prompt: String) -> String {
        "To send '\(prompt)' to the model: parlance -- \(prompt)"
    }
}
