import GatewayCore
import ParlanceAnswers

/// The commands by name.
struct CommandTable: Sendable {
    /// All commands, in the order in which they are listed.
    let all: [any SlashCommand]

    /// The command of a name, or of an alias.
    subscript(name: String) -> (any SlashCommand)? {
        all.first { $0.name == name } ?? all.first { $0.aliases.contains(name) }
    }

    /// All names, then all aliases.
    var words: [String] { all.map(\.name) + all.flatMap(\.aliases) }

    /// Runs a command, unless more follows its name than it takes: what would not be heeded was meant for something.
    ///
    /// - Throws: ``CommandError``, as the command, or where there is none of the name.
    func run(
        _ name: String, _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let command = try command(named: name)
        if let limit = command.wordLimit, argument.split(whereSeparator: \.isWhitespace).count > limit {
            throw command.excess
        }
        return try await command.run(argument, in: &chat, stoppedBy: stop)
    }

    /// The command of a name.
    ///
    /// - Throws: ``CommandError`` with the nearest names.
    func command(named name: String) throws(CommandError) -> any SlashCommand {
        if let command = self[name] {
            return command
        }
        throw CommandError("\(unknown(name)) To send text that starts with \"/\", type \"//\".")
    }

    /// The names and aliases that somebody probably meant, one of each command.
    func nearestWords(to name: String) -> [String] {
        var seen: Set<String> = []
        // A letter alone is near to any other.
        return NearestName.matches(for: name, in: words.filter { $0.count > 1 }, limit: 6)
            .filter { word in self[word].map { seen.insert($0.name).inserted } ?? false }
            .prefix(3).map(\.self)
    }

    /// Says that there is no command of a name, with the nearest ones.
    func unknown(_ name: String) -> String {
        let nearest = nearestWords(to: name).map { "/\($0)" }
        let hint =
            nearest.isEmpty
            ? "/help lists the commands." : "Did you mean \(nearest.joined(separator: " or "))?"
        return "Unknown command '/\(name)'. \(hint)"
    }
}
