import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/sessions`: lists earlier sessions, or looks for words in them.
struct SessionsCommand: SlashCommand {
    let name = "sessions"
    let aliases = ["history", "search"]
    let arguments = "[WORDS | --all]"
    let summary = "list earlier sessions, or those that contain WORDS"

    /// What lists them all, and is not looked for.
    private static let all = "--all"

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        [(Self.all, "not only the latest")]
    }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        guard let store = chat.state.session.store else {
            throw CommandError("Sessions aren't saved: there is no home directory.")
        }
        let tool = SessionsTool(
            store: store, catalog: chat.services.factory.catalog, output: chat.dialogue.writer,
            now: chat.services.now())
        if argument.isEmpty || argument == Self.all {
            let limit = argument.isEmpty ? SessionsTool.listed : nil
            try CommandError.wrapping { try tool.list(limit: limit, command: .chat) }
            if !store.files().isEmpty {
                chat.dialogue.say(.dim("/resume continues one, /sessions WORDS searches them."))
            }
        } else if try !CommandError.wrapping({ try tool.search(argument.split(separator: " ").map(String.init)) }) {
            chat.dialogue.say("No session mentions '\(argument.firstWords)'.")
        }
        return .next
    }
}
