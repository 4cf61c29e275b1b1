import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// `/compact`: has the model put the conversation into fewer words, and goes on from those.
struct CompactCommand: SlashCommand {
    let name = "compact"
    let aliases = ["summarize"]
    let arguments = ""
    let summary = "continue from a summary by the model; the turns are kept"

    func run(
        _ argument: String, in chat: inout Chat, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> ChatFlow {
        let compaction = try Compaction(of: chat)
        let turns = compaction.summarized.counted("turn")
        let rest = compaction.kept == nil ? "" : "; the last turn is kept as it is"
        chat.dialogue.say("\(chat.state.session.gateway.id, .accent) summarizes \(turns)\(rest):")
        guard await chat.prepareToAsk(stoppedBy: stop) else { return .next }
        await compact(compaction, in: &chat, stoppedBy: stop)
        return .next
    }

    /// Has the model write the summary, and begins the branch that goes on from it. Nothing changes unless the summary is
    /// whole and saves tokens.
    private func compact(_ compaction: Compaction, in chat: inout Chat, stoppedBy stop: AnswerStop) async {
        let turn = compaction.turn(in: chat)
        if let question = chat.budgetQuestion(before: [turn]), !(await chat.dialogue.agrees(question)) {
            chat.dialogue.say("Nothing changed.")
            return chat.holdQueue()
        }
        let commands = chat.beginWork(stoppedBy: stop)
        let summary = await chat.answer(to: turn, as: .summary, stoppedBy: stop)
        chat.dialogue.warnOnce(chat.state.calibrations.learn(from: turn, summary))
        if let failure = summary.failure { chat.dialogue.say(.error(failure.message)) }
        let model = chat.services.factory.catalog[summary.served]
        let numbers = AnswerSummary(summary, isStructured: false, model: model)
        for line in numbers.numberLines(columns: chat.dialogue.columns) { chat.dialogue.say(line) }
        if !adopt(summary, of: compaction, in: &chat) {
            chat.attempt { session throws(FileError) in try session.record(unused: summary) }
            chat.holdQueue()
        }
        chat.reportSpending()
        chat.dialogue.writer.write()
        await chat.endWork(commands)
    }

    /// Goes on from a summary.
    ///
    /// - Returns: Whether it is of use.
    private func adopt(_ summary: Answer, of compaction: Compaction, in chat: inout Chat) -> Bool {
        guard !summary.isCut, summary.failure == nil, !summary.text.isEmpty else {
            chat.dialogue.say(.warning("The summary was cut off; nothing changed."))
            return false
        }
        let turns = compaction.turns(from: summary)
        let before = compaction.tokensBefore
        let session = chat.state.session
        var request = session.request()
        request.messages = Conversation(turns: turns).messages(
            system: session.settings.system, showsImages: session.gateway.abilities.seesImages != false)
        let after = chat.state.counter.count(request)
        guard after.count < before.count else {
            chat.dialogue.say(
                .warning(
                    "The summary would take \(after.inWords) instead of \(before.grouped); nothing changed."))
            return false
        }
        let place = session.tree.current
        if let problem = chat.state.session.graft(turns) { chat.dialogue.say(.warning(problem.message)) }
        chat.reportRecovery()
        let way = place.map { " The turns are kept: /go \($0) goes back." } ?? ""
        chat.dialogue.say(.success("Compacted from \(before.inWords) to \(after.grouped).") + StyledText(way))
        return true
    }
}
