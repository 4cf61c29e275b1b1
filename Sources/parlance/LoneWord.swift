import ArgumentParser
import Chat
import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A single word that a person has typed after the program's name, and that is more likely a command than a prompt.
enum LoneWord {
    /// What to type instead; nil where the word may be asked. Scripts are taken at their word, and so is `-- WORD`.
    static func objection(to arguments: [String]) -> String? {
        guard arguments.count == 1, isatty(STDIN_FILENO) == 1 else { return nil }
        return objection(to: arguments[0])
    }

    static func objection(to word: String) -> String? {
        let asking = "To ask the model '\(word)': parlance -- \(word)"
        if let near = NearestName.matches(for: word, in: commands, limit: 1).first {
            return "There is no command '\(word)'. Did you mean parlance \(near)? \(asking)"
        }
        if Chat.commandNames.contains(word) {
            return "'\(word)' is a command within the chat: start parlance and type /\(word). \(asking)"
        }
        return nil
    }

    private static var commands: [String] {
        CommandTree.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
