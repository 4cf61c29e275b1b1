import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/sessions`: lists earlier sessions, or looks for words in them.
struct SessionsCommand: SlashCommand {
    let name = "sessions"
    let arguments = "[WORDS | --all]"
    let summary = "list earlier sessions, or those in which WORDS were said"

    /// What lists them all, and is not looked for.
    private static let all = "--all"

    func completions(
        of argument: String, factory: LLMGatewayFactory, environment: [String: String]
    ) -> [(text: String, note: String)] {
        [(Self.all, "not only the last")]
    }

    func run(_ argument: String, in context: inout ChatContext) throws -> CommandOutcome {
        guard let store = context.session.store else {
            throw CommandError("No sessions are kept: there is no home folder to keep them in.")
        }
        let tool = SessionsTool(
            store: store, catalogue: context.factory.catalogue, output: context.writer, now: context.now())
        if argument.isEmpty || argument == Self.all {
            try tool.list(limit: argument.isEmpty ? SessionsTool.listed : nil, command: .chat)
            if !store.files().isEmpty {
                context.writer.say(.dim("/resume goes on with one, /sessions WORDS looks for words."))
            }
        } else if try !tool.search(argument.split(separator: " ").map(String.init)) {
            context.writer.say("Nowhere was '\(argument.firstWords)' said.")
        }
        return .next
    }
}
