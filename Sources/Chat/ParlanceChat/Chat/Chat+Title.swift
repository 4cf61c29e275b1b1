import GatewayCore
import ParlanceAnswers
import ParlanceConversations

/// The title that a model makes, where the configuration wants that.
extension Chat {
    /// Asks for a title, once there is a question that has an answer, and goes on.
    mutating func requestTitle() {
        let session = state.session
        guard services.factory.configuration.titles == .model, session.name == nil, state.title == nil,
            session.store != nil, session.tree.turns.last?.answer?.status == .complete,
            let asked = session.tree.turns.first(where: { !$0.isSummary && SessionTitle.asksSomething([$0.prompt]) })
        else { return }
        // Neither the conversation nor its schema has anything to do with it.
        let turn = pendingTurn(TurnRequest(asked.prompt, after: nil))
        let request = LLMRequest(
            prompt: TitleRequest.question(about: asked.prompt), reasoning: turn.gateway.leastEffort)
        let runner = TurnRunner(
            view: nil, isStreaming: services.isStreaming, stopwatch: services.stopwatch,
            booking: booking(.title))
        state.title = TitleRequest(turn.again(with: request), for: session.path, by: runner)
    }

    /// Takes the title that came meanwhile, if one did. What it took is counted in any case.
    ///
    /// - Parameter isLeaving: Whether it is not waited for any longer.
    mutating func adoptTitle(isLeaving: Bool = false) async {
        guard let asked = state.title else { return }
        guard state.session.path == asked.path else {
            asked.cancel()
            state.title = nil
            return
        }
        var answer = asked.answer
        if isLeaving, answer == nil {
            asked.cancel()
            answer = await asked.value()
        }
        guard let answer else { return }
        state.title = nil
        attempt { session throws(FileError) in try session.record(unused: answer) }
        let title = SessionTitle.clean(answer.text)
        guard answer.status == .complete, answer.failure == nil, state.session.name == nil, !title.isEmpty else {
            return
        }
        attempt { session throws(FileError) in try session.rename(title) }
    }
}
