import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/usage`: what was spent in all sessions, as `parlance usage` shows it.
struct UsageCommand: SlashCommand {
    let name = "usage"
    let arguments = "[7d | month | DATE ...] [day | session | profile | effort]"
    let summary = "show what was spent in all sessions, by model or something else"

    var wordLimit: Int? { nil }

    func completions(of argument: String, in scope: CompletionScope) -> [(text: String, note: String)] {
        ["today", "7d", "month"].map { ($0, "since then") }
            + SpendingReport.Grouping.allCases.map { ($0.rawValue, "add up by it") }
    }

    var completesLastWord: Bool { true }

    func liveUse(of argument: String) -> LiveUse { .immediate }

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) throws(CommandError) -> ChatFlow {
        let book = try chat.book
        let tool = UsageTool(
            log: book.log, store: chat.state.session.store, factory: chat.services.factory,
            output: chat.dialogue.writer, notices: chat.dialogue.writer, now: Int(chat.services.now()))
        do throws(GatewayError) {
            try tool.run(UsageTool.Options(argument))
        } catch {
            throw CommandError(error.message)
        }
        return .next
    }
}
