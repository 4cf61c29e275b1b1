import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Which model answers where nobody named one and the server is not the provider's own.
extension Chat {
    /// So many names are shown to choose from.
    private static let shownNames = 40

    /// Asks the server, once, while the person types; the label changes as soon as the model is known.
    mutating func beginSearch() {
        guard let choice = context.pendingChoice else {
            search?.cancel()
            search = nil
            return
        }
        guard search == nil else { return }
        let (reader, old, context) = (reader, prompt, context)
        search = ModelSearch(choice, factory: context.factory) { found in
            reader.relabel(old, as: Self.prompt(named: found.id.model, in: context))
        }
    }

    /// Takes the model that was found meanwhile, if one was.
    mutating func takeFound() {
        guard context.pendingChoice != nil, case .found(let choice, let notice)? = search?.outcome else { return }
        adopt(choice, notice: notice)
    }

    /// Makes sure that there is a model to ask: waits for the server's list, and asks the person where it offers several.
    ///
    /// - Returns: Whether there is one; otherwise it was said why not.
    mutating func settleModel(stoppedBy stop: AnswerStop) async -> Bool {
        guard let open = context.pendingChoice else { return true }
        var running = search
        // What failed before may go well now.
        if case .failed? = running?.outcome { running = nil }
        let found = running ?? ModelSearch(open, factory: context.factory)
        if found.outcome == nil {
            context.writer.say(.dim("Waiting for the server's list of models. Ctrl-C stops."))
        }
        let waiting = Task { await found.value() }
        stop.watch(waiting)
        let outcome = await waiting.value
        // Asked again with the next prompt, unless it is settled.
        search = nil
        switch outcome {
        case .found(let choice, let notice):
            adopt(choice, notice: notice)
        case .several(let names):
            guard let name = await chosen(among: names, of: open) else { return false }
            adopt(open.settled(on: name), notice: nil)
        case .failed(let error):
            if error.code != .cancelled { context.writer.say(.error(error.message)) }
            return false
        }
        return context.pendingChoice == nil
    }

    private mutating func adopt(_ choice: ModelChoice, notice: String?) {
        search = nil
        do throws(GatewayError) {
            let gateway = try context.factory.makeGateway(choice)
            let change = ModelChange(from: context.session, to: choice, gateway: gateway)
            context.use(gateway, change.settings)
        } catch {
            context.writer.say(.error(error.message))
        }
        if let notice { context.writer.say(.warning(notice)) }
    }

    /// Asks which of several models is meant; `nil` when the person does not want to say.
    private func chosen(among names: [String], of choice: ModelChoice) async -> String? {
        context.writer.say("\(context.factory.serverName(of: choice)) offers \(names.count.grouped) models:")
        let words = names.prefix(Self.shownNames).enumerated().map { index, name in
            .dim("\(index + 1) ") + StyledText(Sanitizer.cleanLine(name))
        }
        for line in Flow.lines(words, columns: context.columns, indent: 2) { context.writer.write(line) }
        if names.count > Self.shownNames {
            context.writer.say(.dim("  and \((names.count - Self.shownNames).grouped) more"))
        }
        while true {
            let question = LinePrompt("Which one? [number or name] ", isQuestion: true)
            guard case .line(let line) = await reader.readLine(question) else { return nil }
            let answer = line.text.trimmingWhitespace()
            guard !answer.isEmpty else { return nil }
            if let name = names.first(where: { $0 == answer }) { return name }
            if let number = Int(answer), names.indices.contains(number - 1) { return names[number - 1] }
            let near = names.filter { $0.lowercased().contains(answer.lowercased()) }
            if near.count == 1 { return near[0] }
            context.writer.say(
                .warning(near.isEmpty ? "'\(answer)' isn't one of them." : "'\(answer)' matches \(near.count) of them.")
            )
        }
    }
}
