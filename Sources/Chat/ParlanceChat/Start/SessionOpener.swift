package import GatewayCore
import GatewaySchema
package import ParlanceConversations
import TerminalEditor

/// Opens the session that a run of the program begins with.
package struct SessionOpener: Sendable {
    /// An opened session and what a person should know about it.
    package struct Opened: Sendable {
        /// The session.
        package var session: Session
        /// The factory, with the address that was asked for.
        package var factory: LLMGatewayFactory
        /// What a person should be told before the first prompt.
        package var notices: [String]
        /// The choice whose model only its server can tell: the session's model has no name until then.
        package var openChoice: ModelChoice?
        /// The model that was named and that is not known beforehand.
        package var unconfirmed: UnconfirmedModel?
    }

    private let factory: LLMGatewayFactory
    private let environment: [String: String]
    private let store: SessionStore?

    /// An opener.
    ///
    /// - Parameter store: Where sessions are kept; `nil` keeps and continues none.
    package init(factory: LLMGatewayFactory, environment: [String: String], store: SessionStore?) {
        self.factory = factory
        self.environment = environment
        self.store = store
    }

    /// Opens a session.
    ///
    /// - Parameter isKept: Whether a new session is written to the store.
    /// - Throws: ``GatewayError`` when the options or the defaults cannot be used.
    package func open(_ options: StartOptions, isKept: Bool) throws(GatewayError) -> Opened {
        var notices: [String] = []
        var factory = factory
        let stored =
            try options.resumed.map { name throws(GatewayError) in try resumedSession(name, &notices) }
            ?? (options.continuesLast ? lastSession(&notices) : nil)
        if stored == nil, isKept, !options.continuesLast, let cut = store?.interrupted() {
            notices.append("The last session ended in the middle of an answer: /resume \(cut.shortID) continues it.")
        }
        let schema = try options.schema.map { text throws(GatewayError) in
            try SchemaSource.load(text, environment: environment)
        }
        notices += (schema?.hints ?? []).map { "Schema at \($0)" }
        let (choice, gateway, isFallback) = try model(
            options, stored: stored?.settings, isKept: isKept, &factory, &notices)

        var settings = stored?.settings ?? SessionSettings(model: choice.id)
        if settings.model != choice.id || settings.profile != choice.profile?.name {
            let dropped = settings.apply(
                choice, abilities: gateway.abilities, remembered: stored?.remembered[choice.id])
            if let dropped, options.temperature == nil { notices.append(dropped) }
        }
        settings.temperature = try temperature(options, for: gateway) ?? settings.temperature
        settings.effort = options.effort ?? settings.effort
        if let effort = options.effort, let replacement = gateway.replacement(for: effort) {
            notices.append(replacement)
        }
        settings.system = options.system ?? settings.system
        settings.schema = schema ?? settings.schema
        settings.maxTokens = options.maxTokens ?? settings.maxTokens
        settings.caching = options.caching ?? settings.caching

        var session = Session(
            gateway: gateway,
            settings: settings,
            tree: stored?.tree ?? ConversationTree(),
            remembered: stored?.remembered ?? RememberedSettings(),
            name: stored?.title,
            created: stored?.created,
            store: isKept || options.continuesLast || options.resumed != nil ? store : nil,
            journal: stored?.journal,
            streamingTurn: stored?.streamingTurn
        )
        // A model that could not be used today is the session's model all the same.
        if let stored, stored.settings != settings, !isFallback {
            do throws(FileError) {
                try session.change(settings)
            } catch {
                notices.append(error.message)
            }
        }
        return Opened(
            session: session, factory: factory, notices: factory.notices.drain() + notices,
            openChoice: choice.isOpen ? choice : nil,
            unconfirmed: Self.unconfirmed(options.model, choice, isResumed: stored != nil, in: factory))
    }

    /// The model, where somebody named it and nobody is known to know it. The model of a session was asked before.
    private static func unconfirmed(
        _ name: String?, _ choice: ModelChoice, isResumed: Bool, in factory: LLMGatewayFactory
    ) -> UnconfirmedModel? {
        if let name, SwitchPreview.parse(name).isForced { return nil }
        guard name != nil || (choice.origin == .environment && !isResumed), !factory.knows(choice) else { return nil }
        return UnconfirmedModel(typed: name ?? choice.id.description, choice: choice)
    }

    private func lastSession(_ notices: inout [String]) -> SessionStore.Stored? {
        do throws(FileError) {
            guard let stored = try store?.openLast() else {
                notices.append("There is no session to continue; starting a new one.")
                return nil
            }
            Self.reportDamage(of: stored, &notices)
            Self.reportObstacle(of: stored, &notices)
            return stored
        } catch {
            notices.append("\(error.message) Starting a new session.")
            return nil
        }
    }

    private func resumedSession(_ name: String, _ notices: inout [String]) throws(GatewayError) -> SessionStore.Stored {
        guard let store else { throw GatewayError(.configuration, "Sessions aren't saved: no home directory.") }
        do throws(FileError) {
            let stored = try store.open(store.find(name))
            Self.reportDamage(of: stored, &notices)
            Self.reportObstacle(of: stored, &notices)
            return stored
        } catch {
            throw GatewayError(.configuration, error.message)
        }
    }

    private static func reportDamage(of stored: SessionStore.Stored, _ notices: inout [String]) {
        guard stored.unreadableLines > 0 else { return }
        let lines = stored.unreadableLines.counted("line")
        notices.append("\(lines) of \(stored.path) could not be read and will be skipped.")
    }

    private static func reportObstacle(of stored: SessionStore.Stored, _ notices: inout [String]) {
        guard let obstacle = stored.obstacle else { return }
        notices.append(
            "\(obstacle.message) This is a copy: what you send here goes into a new session.")
    }

    private func model(
        _ options: StartOptions, stored: SessionSettings?, isKept: Bool, _ factory: inout LLMGatewayFactory,
        _ notices: inout [String]
    ) throws(GatewayError) -> (ModelChoice, any LLMGateway, isFallback: Bool) {
        func use(_ choice: ModelChoice) throws(GatewayError) -> (ModelChoice, any LLMGateway) {
            let choice =
                options.baseURL.map { factory.setBaseURL($0, for: choice, allowsUnnamed: true) } ?? choice
            let gateway = try factory.makeGateway(choice)
            if let notice = factory.dueNotice(of: choice) { notices.append(notice) }
            return (choice, gateway)
        }
        if let model = options.model {
            let (name, isForced) = SwitchPreview.parse(model)
            let resolved = try resolve(name)
            do throws(GatewayError) {
                let (choice, gateway) = try use(resolved)
                return (choice, gateway, false)
            } catch {
                // Who mistyped a name needs no key, but the right one.
                guard error.code == .missingAPIKey, !isForced, !factory.knows(resolved) else { throw error }
                let unknown = UnknownModel(name, resolved, in: factory)
                throw unknown.nearest.isEmpty && name.contains(":") ? error : unknown.error
            }
        }
        if let stored {
            do throws(GatewayError) {
                // A profile that is gone is no reason to lose the model.
                let isProfile = try? stored.profile.flatMap { try factory.configuration.profile(named: $0) } != nil
                let name = isProfile == true ? stored.profile ?? "" : stored.model.description
                // Where the profile leaves the model to its server, the session goes on with the one that it has.
                let (choice, gateway) = try use(factory.keeping(stored.model, in: factory.resolve(name)))
                return (choice, gateway, false)
            } catch {
                // A script must not be answered by another model than the one it talks to.
                guard isKept else { throw error }
                notices.append("The session's model \(stored.model) cannot be used now. \(error.message)")
            }
        }
        let choice = try defaultChoice(isKept: isKept, &notices)
        let isFallback = stored != nil
        if factory.lacksKey(choice), options.baseURL == nil {
            // The key of the model that a script is meant for may be in the store that cannot be read.
            if !isKept {
                try factory.checkKeyStore()
                try checkAddress(factory)
            }
            let keyless = keyless(factory, isChat: isKept, &notices)
            return (keyless, try factory.makeGateway(keyless), isFallback)
        }
        let (used, gateway) = try use(choice)
        return (used, gateway, isFallback)
    }

    /// What a name of the command line means.
    private func resolve(_ name: String) throws(GatewayError) -> ModelChoice {
        do throws(GatewayError) {
            return try factory.resolve(name, allowsUnnamed: true)
        } catch {
            let isProfile = factory.configuration.profiles.contains { $0.name == name }
            guard error.code == .unknownProvider, !isProfile else { throw error }
            let unknown = UnknownModel(name, nil, in: factory)
            throw unknown.nearest.isEmpty ? error : unknown.error
        }
    }

    /// What answers while no key is set: the model of this machine, else the demo.
    private func keyless(_ factory: LLMGatewayFactory, isChat: Bool, _ notices: inout [String]) -> ModelChoice {
        let choice = factory.keylessChoice
        let isLocal = choice.id.provider == LocalServerSettings.providerName
        notices.append(
            "No API key found, so " + (isLocal ? "this is the local model." : Self.demoNotice(isChat: isChat)))
        return choice
    }

    /// Makes sure that no script that names a server is answered by the demo.
    private func checkAddress(_ factory: LLMGatewayFactory) throws(GatewayError) {
        guard let (address, key) = factory.keylessAddress else { return }
        throw GatewayError(
            .missingAPIKey, "\(address) is set, but \(key) is not.",
            fix: "Set it, to any word where the server needs none. A llama.cpp server needs none with -m llamacpp.")
    }

    private static func demoNotice(isChat: Bool) -> String {
        isChat
            ? "this is the built-in demo. Send anything for a tour, or \"connect\" to set up a model."
            : "the built-in demo answers. It shows how to connect a model."
    }

    /// The default. A default profile that cannot be used stops a script, which must not be answered by another model
    /// than it was meant for; a person at a chat sees what is used instead.
    private func defaultChoice(isKept: Bool, _ notices: inout [String]) throws(GatewayError) -> ModelChoice {
        do throws(GatewayError) {
            return try factory.defaultChoice(allowsUnnamed: true)
        } catch {
            guard isKept, error.code == .configuration else { throw error }
            notices.append(error.message)
            var unconfigured = factory
            unconfigured.configuration = GatewayConfiguration()
            return try unconfigured.defaultChoice(allowsUnnamed: true)
        }
    }

    private func temperature(_ options: StartOptions, for gateway: any LLMGateway) throws(GatewayError) -> Double? {
        guard let temperature = options.temperature else { return nil }
        return try gateway.temperature(temperature.short)
    }
}
