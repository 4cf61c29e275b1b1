import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// Unknown model names: nothing is sent to one unasked.
extension Chat {
    /// Makes sure that a model's name is known to the configuration, the table of models, or the provider's list, which
    /// is fetched. Otherwise the person is asked what is meant.
    ///
    /// - Parameters:
    ///   - name: What was typed.
    ///   - command: What to type to use the name regardless.
    /// - Returns: The name to use; `nil` when the person chose none.
    /// - Throws: ``CommandError`` where nobody is there to choose, and where the name cannot be one.
    func confirm(
        _ name: String, insisting command: String, allowsOpen: Bool = false, stoppedBy stop: AnswerStop
    ) async throws(CommandError) -> String? {
        let factory = services.factory
        let choice: ModelChoice
        do throws(GatewayError) {
            choice = try allowsOpen ? factory.resolve(name, allowsUnnamed: true) : factory.resolveNamed(name)
        } catch {
            guard error.code == .unknownProvider, !isProfile(name) else { throw CommandError(error) }
            let unknown = UnknownModel(name, nil, in: factory)
            guard !unknown.nearest.isEmpty else { throw CommandError(error) }
            return try await ask(about: unknown, insisting: command)
        }
        if factory.knows(choice) || choice.id == state.session.settings.model { return name }
        let isBare = !name.contains(":")
        guard factory.isReady(choice.id.provider) else {
            let unknown = UnknownModel(name, choice, in: factory)
            // Where nothing is near, the key is what is missing.
            return unknown.nearest.isEmpty ? name : try await ask(about: unknown, insisting: command)
        }
        let asking = Task { await factory.recognition(of: name, choice) }
        stop.watch(asking)
        switch await asking.value {
        case .listed: return name
        case .notListed:
            return try await ask(about: unknown(choice, typedAs: name), insisting: command)
        case .unreachable where stop.isPressed:
            throw CommandError("Stopped; nothing changed.")
        case .noList:
            return try await askIfBare(isBare, name, choice, insisting: command)
        case .unreachable(let error):
            guard let name = try await askIfBare(isBare, name, choice, insisting: command) else { return nil }
            dialogue.say(.warning(UnknownModel.warning(of: choice.id, factory, error)))
            return name
        }
    }

    /// Makes sure that the model that the chat was started with is known, before anything is sent to it.
    ///
    /// - Returns: Whether there is a model to ask.
    mutating func confirmStart(stoppedBy stop: AnswerStop) async -> Bool {
        guard let (name, choice) = state.unconfirmed.map({ ($0.typed, $0.choice) }) else { return true }
        let asking =
            state.recognition ?? Task { [factory = services.factory] in await factory.recognition(of: name, choice) }
        state.recognition = nil
        guard choice.id == state.session.settings.model else {
            state.unconfirmed = nil
            return true
        }
        stop.watch(asking)
        var unknown: UnknownModel?
        switch await asking.value {
        case .listed, .noList: break
        case .notListed: unknown = self.unknown(choice, typedAs: name)
        case .unreachable where stop.isPressed: return false
        case .unreachable(let error):
            dialogue.say(.warning(UnknownModel.warning(of: choice.id, services.factory, error)))
            // A name without its provider may well be meant for another one.
            if !name.contains(":") { unknown = UnknownModel(name, choice, in: services.factory) }
            if unknown?.nearest.isEmpty == true { unknown = nil }
        }
        do throws(CommandError) {
            if let unknown {
                guard let known = try await ask(about: unknown, insisting: "/model \(name) \(SwitchPreview.forceWord)")
                else { return false }
                state.unconfirmed = nil
                if known != name { try switchModel(to: known) }
            }
            state.unconfirmed = nil
            return true
        } catch {
            dialogue.say(.error(error.message))
            return false
        }
    }

    /// Asks what is meant.
    ///
    /// - Returns: The name to use; `nil` when the person chose none, which is said.
    func ask(about unknown: UnknownModel, insisting command: String) async throws(CommandError) -> String? {
        if unknown.nearest.isEmpty {
            dialogue.say(.warning(unknown.sentence))
            guard let typed = unknown.choice?.id else { throw CommandError(unknown.sentence) }
            switch await dialogue.answer(
                to: "Use \(Sanitizer.cleanLine(typed.description)) anyway? [y/N] ", assumed: false)
            {
            case true?: return unknown.typed
            case false?: break
            case nil: throw CommandError(unknown.refusal(insisting: command))
            }
        } else {
            dialogue.say(.warning(unknown.sentence) + " The nearest names:")
            switch await choose(from: unknown.picker) {
            case .chosen(let index) where unknown.nearest.indices.contains(index): return unknown.nearest[index].text
            case .chosen: return unknown.typed
            case .dismissed: break
            case .nobody: throw CommandError(unknown.refusal(insisting: command))
            }
        }
        dialogue.say("Still using \(state.session.settings.model, .accent).")
        return nil
    }

    /// Whether a profile is called so.
    func isProfile(_ name: String) -> Bool {
        services.factory.configuration.profiles.contains { $0.name == name }
    }

    /// What nobody knows, as its provider has just said.
    func unknown(_ choice: ModelChoice, typedAs name: String) -> UnknownModel {
        let provider = (try? services.factory.provider(named: choice.id.provider))?.displayName
        return UnknownModel(name, choice, asked: provider, in: services.factory)
    }

    /// A name without its provider may well be meant for another one. With it, it is taken where there is no list.
    private func askIfBare(
        _ isBare: Bool, _ name: String, _ choice: ModelChoice, insisting command: String
    ) async throws(CommandError) -> String? {
        guard isBare else { return name }
        let unknown = UnknownModel(name, choice, in: services.factory)
        return unknown.nearest.isEmpty ? name : try await ask(about: unknown, insisting: command)
    }
}

extension UnknownModel {
    /// The nearest names, and in the end the one that was typed.
    fileprivate var picker: Picker {
        let typed = choice.map { Picker.Item($0.id.description) }
        let items = nearest.map { Picker.Item($0.text) } + [typed].compactMap(\.self)
        return Picker(title: "Model", items: items) { [nearest] index, _ in
            guard nearest.indices.contains(index) else { return .dim("as typed (unknown)") }
            let name = nearest[index]
            if let key = name.missingKey { return .warning("needs a key") + .dim(" (\(key))") }
            return .dim(name.isProfile ? "profile" + (name.id.map { ": \($0)" } ?? "") : "")
        }
    }
}
