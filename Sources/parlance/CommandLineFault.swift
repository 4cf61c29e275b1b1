import ArgumentParser
import GatewayCore

/// What is wrong with a command line, in a sentence or two, and how the command is called.
struct CommandLineFault {
    /// What is wrong, and what to do.
    let sentence: String
    /// The forms of the command line; none where there are too many to help.
    let usage: [String]

    /// - Parameter command: The command whose options were parsed.
    init(_ error: any Error, of command: any ParsableCommand.Type) {
        let name = command.configuration.commandName ?? RootCommand.name
        let forms = (command as? any Subcommand.Type)?.usage?.split(separator: "\n").map(String.init) ?? []
        usage = forms
        // The parser's own suggestion is any option, however far it is.
        var sentence = command.message(for: error).replacing(/\ Did you mean '[^']*'\?/, with: "")
        if let last = sentence.last, !".?!:".contains(last) { sentence += "." }
        let near = Self.unknownOption(in: sentence).map { Self.nearest($0, of: command) } ?? []
        if !near.isEmpty {
            sentence += " Did you mean \(near.map { "--\($0)" }.joined(separator: " or "))?"
        } else if forms.isEmpty {
            sentence += " '\(name) --help' lists the options."
        }
        self.sentence = sentence
    }

    /// The name of a long option that nobody knows.
    private static func unknownOption(in sentence: String) -> String? {
        sentence.firstMatch(of: /^Unknown option '--([^'=]+)/).map { String($0.output.1) }
    }

    /// The options of a command that somebody probably meant.
    private static func nearest(_ name: String, of command: any ParsableCommand.Type) -> [String] {
        let known = command.helpMessage(columns: 200).matches(of: /--([a-z][a-z-]+)/).map { String($0.output.1) }
        return NearestName.matches(for: name, in: Set(known), limit: 2)
    }
}
