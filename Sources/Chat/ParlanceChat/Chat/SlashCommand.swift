import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// One command of the chat, such as `/model`.
protocol SlashCommand: Sendable {
    /// The word after the slash.
    var name: String { get }
    /// The words by which other programs call it; they run it, too, and are listed nowhere but in its help.
    var aliases: [String] { get }
    /// What may follow it, such as `[NAME]`; empty when nothing does.
    var arguments: String { get }
    /// What it does, in a few words.
    var summary: String { get }
    /// The most words that may follow it; `nil`: it looks itself at what follows.
    var wordLimit: Int? { get }

    /// What the argument may become, with a short note each.
    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)]

    /// Whether completion matches any part of a candidate, or only its beginning.
    var completesAnyPart: Bool { get }

    /// Whether the argument is a list, of which the last word is completed.
    var completesLastWord: Bool { get }

    /// What happens to it when it is submitted while an answer streams.
    func liveUse(of argument: String) -> LiveUse

    /// The argument without its last word, where that hands the streaming answer over to another model; `nil`
    /// otherwise.
    func handOverArgument(_ argument: String) -> String?

    /// Does it, from the first word to the last: it may ask the person, wait, and show how far it is.
    ///
    /// - Parameter stop: Stops what it waits for.
    /// - Throws: ``CommandError``: why it did nothing. The chat is as it was before then.
    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow
}

extension SlashCommand {
    var aliases: [String] { [] }

    var wordLimit: Int? { arguments.isEmpty ? 0 : nil }

    /// What is said when more words follow than it takes.
    var excess: CommandError {
        CommandError(arguments.isEmpty ? "/\(name) accepts no arguments." : "/\(name) accepts only \(arguments).")
    }

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] { [] }

    var completesAnyPart: Bool { false }

    var completesLastWord: Bool { false }

    func liveUse(of argument: String) -> LiveUse { .queued }

    func handOverArgument(_ argument: String) -> String? { nil }
}
