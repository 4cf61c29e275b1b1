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

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [(Self.all, "not only the last")]
    }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard let store = chat.state.session.store else {
            throw CommandError("No sessions are kept: there is no home folder to keep them in.")
        }
        let tool = SessionsTool(
            store: store, catalogue: chat.services.factory.catalogue, output: chat.dialogue.writer,
            now: chat.services.now())
        if argument.isEmpty || argument == Self.all {
            let limit = argument.isEmpty ? SessionsTool.listed : nil
            try CommandError.wrapping { try tool.list(limit: limit, command: .chat) }
            if !store.files().isEmpty {
                chat.dialogue.say(.dim("/resume goes on with one, /sessions WORDS looks for words."))
            }
        } else if try !CommandError.wrapping({ try tool.search(argument.split(separator: " ").map(String.init)) }) {
            chat.dialogue.say("Nowhere was '\(argument.firstWords)' said.")
        }
        return .next
    }
}
