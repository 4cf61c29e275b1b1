import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// One command of the chat, such as `/model`.
protocol SlashCommand: Sendable {
    /// The word after the slash.
    var name: String { get }
    /// What may follow it, such as `[NAME]`; empty when nothing does.
    var arguments: String { get }
    /// What it does, in a few words.
    var summary: String { get }
    /// The most words that may follow it; `nil`: it looks itself at what follows.
    var wordLimit: Int? { get }

    /// Whether another conversation takes the place of this one.
    func leavesConversation(_ argument: String) -> Bool

    /// What the argument may become, with a short note each.
    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)]

    /// Does it. The context is as it was before when this throws.
    ///
    /// - Throws: ``CommandError`` or ``GatewayError``: what is wrong, as a sentence.
    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome
}

extension SlashCommand {
    var wordLimit: Int? { arguments.isEmpty ? 0 : nil }

    func leavesConversation(_ argument: String) -> Bool { false }

    /// What is said when more words follow than it takes.
    var excess: CommandError {
        CommandError(arguments.isEmpty ? "/\(name) takes nothing." : "/\(name) takes no more than \(arguments).")
    }

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        []
    }
}

/// What the chat does after a command.
enum CommandOutcome: Sendable, Hashable {
    /// Shows the next prompt.
    case next
    /// Opens the person's own editor with a text, or with the draft that waits for the next prompt.
    case edit(String?)
    /// Puts the prompt of the last turn, or a text in its place, at the next prompt; what is sent then stands beside that
    /// turn on a new branch.
    case reword(String?)
    /// Asks for another answer.
    case ask(Asking)
    /// Asks several models at once.
    case compare(Comparison)
    /// Goes on from a summary.
    case compact(Compaction)
    /// Reads files and attaches them to the next prompt.
    case attach([String])
    /// Takes a preset's settings and sends its prompt, once what is missing has been asked for.
    case preset(PresetDraft)
    /// Ends.
    case quit
}

/// Why a command did nothing.
struct CommandError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence.
    var message: String

    init(_ message: String) {
        self.message = message
    }

    var description: String {
        message
    }
}
