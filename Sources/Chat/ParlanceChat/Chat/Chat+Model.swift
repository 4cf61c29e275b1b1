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
        if let unconfirmed = state.unconfirmed, state.recognition == nil {
            state.recognition = Task.detached(priority: .utility) { [factory = services.factory] in
                await factory.recognition(of: unconfirmed.typed, unconfirmed.choice)
            }
        }
        learnWindow()
        guard let choice = state.pendingChoice else {
            state.search?.cancel()
            state.search = nil
            return
        }
        guard state.search == nil else { return }
        let (reader, old, chat) = (dialogue.reader, prompt, self)
        state.search = ModelSearch(choice, factory: services.factory) { found in
            reader.relabel(old, as: chat.prompt(named: found.id.model))
        }
    }

    /// Asks the server of the session's model for its window, where only it can have it: once, while the person types.
    private mutating func learnWindow() {
        let (settings, factory) = (state.session.settings, services.factory)
        guard state.pendingChoice == nil, state.learned != settings.model else { return }
        state.learned = settings.model
        let profile = settings.profile.flatMap { try? factory.configuration.profile(named: $0) }
        let choice = ModelChoice(id: settings.model, profile: profile, origin: .named)
        // Known at once where the address is the provider's own: a thread that only finds that out delays the prompt.
        guard factory.mayReportWindow(choice) else { return }
        Task.detached(priority: .utility) { [recognition = state.recognition] in
            // That may have asked for the same list.
            _ = await recognition?.value
            await factory.learnWindow(of: choice)
        }
    }

    /// Takes the model that was found meanwhile, if one was.
    mutating func adoptFoundModel() {
        guard state.pendingChoice != nil, case .found(let choice, let notice)? = state.search?.outcome else { return }
        adopt(choice, notice: notice)
    }

    /// Makes sure that there is a model to ask: waits for the server's list, and asks the person where it offers several.
    ///
    /// - Returns: Whether there is one; otherwise it was said why not.
    mutating func settleModel(stoppedBy stop: AnswerStop) async -> Bool {
        guard let open = state.pendingChoice else { return await confirmStart(stoppedBy: stop) }
        var running = state.search
        // What failed before may go well now.
        if case .failed? = running?.outcome { running = nil }
        let found = running ?? ModelSearch(open, factory: services.factory)
        if found.outcome == nil {
            dialogue.say(.dim("Waiting for the server's list of models. Ctrl-C stops."))
        }
        let waiting = Task { await found.value() }
        stop.watch(waiting)
        let outcome = await waiting.value
        // Asked again with the next prompt, unless it is settled.
        state.search = nil
        switch outcome {
        case .found(let choice, let notice):
            adopt(choice, notice: notice)
        case .several(let names):
            guard let name = await chosen(among: names, of: open) else { return false }
            adopt(open.settled(on: name), notice: nil)
        case .failed(let error):
            if error.code != .cancelled { dialogue.say(.error(error.message)) }
            return false
        }
        return state.pendingChoice == nil
    }

    /// The model's name before the draft, so that it is always in view; and which turn's prompt is being changed.
    var prompt: LinePrompt {
        let model = state.session.settings.model
        return prompt(named: model.model.isEmpty ? model.provider : model.model)
    }

    /// How the model is called before the draft: two profiles of one model are told apart.
    private func label(of model: String) -> String {
        guard let profile = state.session.settings.profile, profile != model else { return model }
        return "\(profile): \(model)"
    }

    private func prompt(named name: String) -> LinePrompt {
        let sign = dialogue.writer.capabilities.isUTF8 ? "›" : ">"
        // The line reader cuts it to its room and drops controls, but not what turns text around.
        let effort = shownEffort.map { (dialogue.writer.capabilities.isUTF8 ? "·" : "/") + $0.rawValue } ?? ""
        let name = Sanitizer.cleanLine(label(of: name)) + effort
        let edited = tray.edit.map { " (turn \($0.turn))" } ?? ""
        return LinePrompt(
            "\(name)\(edited) \(sign) ", role: .accent, isLeftByInterrupt: tray.edit != nil)
    }

    private mutating func adopt(_ choice: ModelChoice, notice: String?) {
        state.search = nil
        do throws(GatewayError) {
            let gateway = try services.factory.makeGateway(choice)
            let change = ModelChange(from: state.session, to: choice, gateway: gateway)
            use(gateway, change.settings)
        } catch {
            dialogue.say(.error(error.message))
        }
        if let notice { dialogue.say(.warning(notice)) }
    }

    /// Asks which of several models is meant; `nil` when the person does not want to say.
    private func chosen(among names: [String], of choice: ModelChoice) async -> String? {
        dialogue.say("\(services.factory.serverName(of: choice)) offers \(names.count.grouped) models:")
        let items = names.map { Picker.Item($0) }
        switch await dialogue.reader.pick(Picker(title: "Model", items: items)) {
        case .chosen(let index): return names.indices.contains(index) ? names[index] : nil
        case .dismissed, .marked: return nil
        case .unavailable: break
        }
        let words = names.prefix(Self.shownNames).enumerated().map { index, name in
            .dim("\(index + 1) ") + StyledText(Sanitizer.cleanLine(name))
        }
        for line in WordFlow.lines(words, columns: dialogue.columns, indent: 2) { dialogue.writer.write(line) }
        if names.count > Self.shownNames {
            dialogue.say(.dim("  and \((names.count - Self.shownNames).grouped) more"))
        }
        guard case .chosen(let index) = await chooseByNumber(among: items) else { return nil }
        return names[index]
    }
}
