import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Going on from a summary.
extension Chat {
    /// From this share of the window on, a person is told of `/compact`.
    private static let nearlyFull = 0.8

    /// Has the model write the summary, and begins the branch that goes on from it. Nothing changes unless the summary is
    /// whole and saves tokens.
    mutating func compact(_ compaction: Compaction, stoppedBy stop: AnswerStop) async {
        let session = context.session
        let turn = PendingTurn(
            number: 0, request: compaction.request(in: session), gateway: session.gateway, counter: context.counter)
        if let question = context.budgetQuestion(before: [(turn.gateway, turn.request)]), !(await agrees(question)) {
            context.writer.say("Nothing was changed.")
            return
        }
        let model = context.factory.catalogue[turn.gateway]
        let presenter = AnswerPresenter(
            writer: answers, notices: context.writer, display: context.display, model: model)
        let runner = TurnRunner(view: presenter, isStreaming: isStreaming, stopwatch: stopwatch)
        let answering = Task { await runner.run(turn) }
        stop.watch(answering)
        let summary = await answering.value
        if let problem = context.calibrations.learn(from: turn, summary) { context.warn(problem) }
        if let failure = summary.failure { context.writer.say(.error(failure.message)) }
        let numbers = AnswerSummary(summary, isStructured: false, model: context.factory.catalogue[summary.served])
        for line in numbers.numbers(columns: context.columns) { context.writer.say(line) }
        if !adopt(summary, of: compaction) {
            do throws(JournalError) {
                try context.session.book(unused: summary)
            } catch {
                context.writer.say(.warning(error.message))
            }
        }
        sayBudget()
        context.writer.write()
    }

    /// Goes on from a summary.
    ///
    /// - Returns: Whether it is of use.
    private mutating func adopt(_ summary: Answer, of compaction: Compaction) -> Bool {
        guard !summary.isCut, summary.failure == nil, !summary.text.isEmpty else {
            context.writer.say(.warning("There is no whole summary: nothing was changed."))
            return false
        }
        let turns = compaction.turns(from: summary)
        let before = compaction.tokensBefore
        var request = context.session.request()
        request.messages = Conversation(turns: turns).messages(
            system: context.session.settings.system,
            showsImages: context.session.gateway.abilities.seesImages != false)
        let after = context.counter.count(request)
        guard after.count < before.count else {
            context.writer.say(
                .warning(
                    "With the summary it would be \(after.inWords) instead of \(before.grouped): nothing was changed."))
            return false
        }
        let place = context.session.tree.current
        if let problem = context.session.graft(turns) { context.writer.say(.warning(problem.message)) }
        sayRecovery()
        let way = place.map { " The turns are kept: /go \($0) goes back." } ?? ""
        context.writer.say(.success("From \(before.inWords) to \(after.grouped).") + StyledText(way))
        return true
    }

    /// Tells of `/compact` once the conversation fills most of the window.
    func sayWindow() {
        let turns = context.session.conversation.turns
        guard let answer = turns.last?.answer, let usage = answer.tokens,
            let window = context.factory.catalogue[answer.served]?.contextWindow, turns.count > 1,
            Double(usage.totalTokens) >= Double(window) * Self.nearlyFull
        else { return }
        context.writer.say(
            .warning("The window is \(Percent.text(usage.totalTokens, of: window)) full.")
                + " /compact goes on from a summary.")
    }
}
