import ArgumentParser
import ParlanceChat

/// The whole command line as one tree, for completions and the manual.
///
/// Only what a shell asks is parsed with it: see ``Subcommand``.
struct CommandTree: RunnableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: RootCommand.name,
            abstract: RootCommand.configuration.abstract,
            discussion: RootCommand.configuration.discussion,
            version: version,
            subcommands: Subcommands.top.map { node($0) }
        )
    }

    // Without the prompt: after a word of it no shell would complete a command.
    @OptionGroup var options: ChatOptions

    /// Whether a shell asks for words that it is to offer, or for a script that there isn't.
    static func isAsked(by arguments: [String]) -> Bool {
        guard let first = arguments.first else { return false }
        return first.hasPrefix("--generate-completion-script") || first == "---completion"
    }

    func run(in program: Program) async -> ProgramExit {
        // The parser answers a shell by what it throws, so there is nothing left to do.
        .usage
    }

    private static func node<Command: Subcommand>(_ command: Command.Type) -> any ParsableCommand.Type {
        Branch<Command>.children.isEmpty ? Leaf<Command>.self : Branch<Command>.self
    }

    /// A command under the word that is typed last, with its options.
    private struct Leaf<Command: Subcommand>: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: Command.words.last, abstract: Command.abstract, discussion: Command.discussion)
        }

        @OptionGroup var options: Command
    }

    /// A command whose actions are commands here, so that a shell knows what follows each.
    private struct Branch<Command: Subcommand>: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: Command.words.last, abstract: Command.abstract, subcommands: children)
        }

        static var children: [any ParsableCommand.Type] {
            Command.parts + Subcommands.below(Command.self).map { node($0) }
        }
    }
}
