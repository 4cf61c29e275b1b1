import GatewayCore
import Terminal

/// Asking several models at once.
extension Chat {
    /// Asks, waits for all answers, and shows them. What one of them ends with does not disturb the others.
    ///
    /// - Throws: ``GatewayError`` when one of the models cannot be asked at all; then none is.
    mutating func compare(_ comparison: Comparison, stoppedBy stop: AnswerStop) async throws(GatewayError) {
        var comparison = comparison
        var gateways: [any LLMGateway] = []
        for choice in comparison.choices { gateways.append(try context.factory.makeGateway(choice)) }
        if comparison.isNew {
            guard let attachments = await gatherAttachments(for: comparison.prompt) else { return }
            comparison.attachments = attachments
        }
        if let question = context.budgetQuestion(before: comparison, of: gateways), !(await agrees(question)) {
            context.writer.say("Not sent; Up brings the prompt back.")
            return
        }
        if comparison.isNew { context.attachments = [] }

        let before = context.session.tree.current
        let turns = begin(comparison, asking: gateways)
        await collect(turns, stoppedBy: stop)
        let answered = turns.filter { context.session.tree[$0.number]?.answer?.text.isEmpty == false }
        for turn in turns { show(turn) }
        let best = answered.first { context.session.tree[$0.number]?.answer?.isCut == false } ?? answered.first
        context.move(to: best?.number ?? before)
        if let best { context.writer.say(sentence(on: best, among: answered)) }
        sayBudget()
        context.writer.write()
    }

    /// Begins a turn for each model, all with the same parent.
    private mutating func begin(_ comparison: Comparison, asking gateways: [any LLMGateway]) -> [PendingTurn] {
        zip(comparison.choices, gateways).map { choice, gateway in
            // A profile was chosen for what it says.
            var (turn, problem) = context.session.begin(
                comparison.prompt, attachments: comparison.attachments, after: comparison.parent, asking: gateway,
                temperature: choice.profile?.temperature)
            turn.counter = context.calibrations.counter(for: gateway)
            if let problem { context.writer.say(.warning(problem.message)) }
            return turn
        }
    }

    /// Waits for the answers; each is kept when it ends, whatever the others do.
    private mutating func collect(_ turns: [PendingTurn], stoppedBy stop: AnswerStop) async {
        let progress = answers.capabilities.movesCursor ? ComparisonProgress(turns, stopwatch: stopwatch) : nil
        let status = progress.map { progress in StatusLine(on: answers) { _ in .dim(progress.text) } }
        let running = ComparisonRunner(isStreaming: isStreaming, stopwatch: stopwatch).run(turns, progress: progress)
        stop.watch(running.task)
        for await (index, answer) in running.answers {
            do throws(JournalError) {
                try context.session.end(turns[index], with: answer)
            } catch {
                context.writer.say(.warning(error.message))
            }
            sayRecovery()
            if let problem = context.calibrations.learn(from: turns[index], answer) { context.warn(problem) }
            if let problem = context.keepResult(of: answer) { context.warn(problem) }
        }
        status?.stop()
    }

    /// Shows an answer under a heading with its numbers.
    private func show(_ turn: PendingTurn) {
        guard let answer = context.session.tree[turn.number]?.answer else { return }
        let isStructured = turn.request.responseFormat.isStructured
        let summary = AnswerSummary(
            answer, isStructured: isStructured, model: context.factory.catalogue[answer.model])
        let words =
            [StyledText("Turn \(turn.number) · \(answer.model)", .strong)] + summary.meters.map { StyledText.dim($0) }
        let separated = words.enumerated().map { $1 + .dim($0 < words.count - 1 ? " ·" : "") }
        for line in Flow.lines(separated, columns: context.columns, indent: 0, gap: 1) { answers.write(line) }
        let text = AnswerLayout.text(
            answer.text, context.display, isJSON: isStructured, on: answers.capabilities)
        if !text.isEmpty {
            answers.write(text, terminator: "")
            answers.ensureLineStart()
        }
        for notice in summary.notices { context.writer.say(notice) }
        answers.write()
    }

    /// Which answer the next prompt comes after, and how another is chosen.
    private func sentence(on best: PendingTurn, among answered: [PendingTurn]) -> StyledText {
        func name(_ turn: PendingTurn) -> String {
            (context.session.tree[turn.number]?.answer?.model ?? turn.gateway.id).model
        }
        let others = answered.filter { $0.number != best.number }.map { "/go \($0.number) (\(name($0)))" }
        let sentence: StyledText = "The next prompt comes after turn \(best.number) (\(name(best)))"
        return sentence + (others.isEmpty ? "." : "; or choose \(others.joined(separator: ", ")).")
    }
}
