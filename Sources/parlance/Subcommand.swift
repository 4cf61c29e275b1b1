import ArgumentParser

/// A command that is called by its words, such as `parlance tokens`: its properties are the options that are parsed.
///
/// ``Subcommands`` lists all. What `--help`, `parlance help`, the completions, the manual and the errors say about one
/// follows from here. The parser's own subcommands would not do: they don't work beside a prompt of any words.
protocol Subcommand: RunnableCommand {
    /// The words after `parlance` that call it.
    static var words: [String] { get }

    /// What follows the words, as the list of commands shows it: `[FILE ...]`.
    static var operands: String { get }

    /// What it is for, as the list of commands shows it: no whole sentence.
    static var summary: String { get }

    /// What it does, in a sentence.
    static var abstract: String { get }

    /// The forms of its command line, one a line; `nil` where its options tell it.
    static var usage: String? { get }

    /// What else there is to know.
    static var discussion: String { get }

    /// The words of which one can follow its own to say what is done.
    static var actions: [String] { get }

    /// What each action accepts, for shells and the manual; empty where all accept the same.
    static var parts: [any ParsableCommand.Type] { get }

    /// Whether what follows its words is meant for it, and the whole isn't a prompt.
    static func isMeant(by rest: ArraySlice<String>) -> Bool
}

extension Subcommand {
    static var operands: String { "" }
    static var usage: String? { nil }
    static var discussion: String { "" }
    static var actions: [String] { parts.compactMap { $0.configuration.commandName } }
    static var parts: [any ParsableCommand.Type] { [] }

    static func isMeant(by rest: ArraySlice<String>) -> Bool { true }

    /// The whole name, as errors and help show it.
    static var name: String { ([RootCommand.name] + words).joined(separator: " ") }

    /// How it is called, as the list of commands shows it.
    static var form: String { operands.isEmpty ? name : "\(name) \(operands)" }

    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: abstract, usage: usage, discussion: discussion)
    }
}
