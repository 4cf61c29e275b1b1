extension LLMGatewayFactory {
    /// A list that is older, in seconds, is asked for anew: a day.
    public static let listFreshness: Double = 86_400

    /// So long the head of a list is waited for that stands between a person and an answer.
    private static let listPatience: Duration = .seconds(10)

    /// Which model a choice means by the list that is kept of its server; `nil` where there is none, or it is too old.
    public func keptDefault(for choice: ModelChoice, ofAnyAge: Bool = false) -> OfferedDefault? {
        let place = served(ModelID(provider: choice.id.provider, model: ""), profile: choice.profile)
        guard let list = modelLists?.list(of: choice.id.provider, at: ModelListCache.address(of: place)) else {
            return nil
        }
        let age = now() - list.fetched
        // A time in the future is one of a clock that was wrong.
        guard ofAnyAge || (age < Self.listFreshness && age > -Self.listFreshness) else { return nil }
        // A server without a model may have one by now.
        return list.models.isEmpty ? nil : offeredDefault(in: list, for: choice)
    }

    /// Asks a server which model a choice means. A server that is loading its model is waited for, and one that cannot be
    /// reached is asked again, as with a prompt.
    ///
    /// - Throws: ``GatewayError`` when it cannot be reached or reports no list.
    public func askDefault(for choice: ModelChoice) async throws(GatewayError) -> OfferedDefault {
        var factory = self
        factory.connection.firstByteTimeout = Self.listPatience
        var (waited, retries): (Duration, Int) = (.zero, 0)
        while true {
            do throws(GatewayError) {
                let list = try await factory.listModels(of: choice.id.provider, profile: choice.profile)
                return offeredDefault(in: list, for: choice)
            } catch {
                let isAway = error.code == .unreachable || error.code == .connection
                if !error.isLoading { retries += 1 }
                guard error.isLoading || isAway,
                    let pause = retryPolicy.wait(after: error, retry: max(1, retries), waited: waited)
                else { throw error }
                try await retryPolicy.pause(for: pause, provider: choice.id.provider)
                if error.isLoading { waited += pause }
            }
        }
    }

    /// The model that is asked where a server reports no list: the provider's default, as the best guess there is.
    public func guess(for choice: ModelChoice) -> ModelChoice? {
        guard let definition = definitions[choice.id.provider], let id = try? defaultID(of: definition) else {
            return nil
        }
        return choice.settled(on: id.model)
    }

    /// The choice with one of the models that its server offers.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` where somebody has to choose one and nobody is there to, or there is
    ///   none.
    public func onlyDefault(of offered: OfferedDefault, for choice: ModelChoice) throws(GatewayError) -> ModelChoice {
        let provider = choice.id.provider
        switch offered {
        case .one(let settled): return settled
        case .several(let names):
            let shown = names.prefix(20).joined(separator: ", ")
            let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
            let name = names.first ?? "MODEL"
            // -m would leave the profile with its address and its key.
            let fix =
                choice.profile.map { "Name one in the profile '\($0.name)', such as model: \(name)." }
                ?? "Name one, such as -m \(provider):\(name)."
            throw GatewayError(
                .configuration, "\(serverName(of: choice)) offers \(names.count) models: \(shown)\(rest).", fix: fix,
                provider: provider)
        case .empty:
            throw GatewayError(
                .configuration, "\(serverName(of: choice)) offers no models.",
                fix: "Load one there, or name one: -m \(provider):MODEL.", provider: provider)
        }
    }

    /// How a message calls the server of a choice: by its address, without what may be secret in it.
    public func serverName(of choice: ModelChoice) -> String {
        let baseURL = served(choice.id, profile: choice.profile).baseURL
        guard let address = baseURL.flatMap(ServerAddress.init) else {
            return definitions[choice.id.provider]?.displayName ?? choice.id.provider
        }
        return "The server at \(address.text)"
    }

    /// A choice with a model that was used before, where the choice leaves the model to a server that is not the
    /// provider's own.
    public func keeping(_ model: ModelID, in choice: ModelChoice) -> ModelChoice {
        guard choice.isDefaultModel, choice.id.provider == model.provider,
            let definition = definitions[model.provider], offersItsOwn(definition, profile: choice.profile)
        else { return choice }
        var kept = choice.settled(on: model.model)
        kept.isDefaultModel = false
        return kept
    }

    /// Whether nobody but the server can tell what its provider's default is: it is not at one of the provider's own
    /// addresses, and does not bill as one.
    func offersItsOwn(_ definition: ProviderDefinition, profile: GatewayProfile?) -> Bool {
        let place = served(ModelID(provider: definition.name, model: ""), profile: profile)
        return place.baseURL == nil ? definition.isLocal : !isOwn(place)
    }

    private func offeredDefault(in list: OfferedModels, for choice: ModelChoice) -> OfferedDefault {
        let names = list.chattingModels
        if names.count == 1, let name = names.first { return .one(choice.settled(on: name)) }
        let definition = definitions[choice.id.provider]
        let defaults = [definition.flatMap { try? defaultID(of: $0).model }, definition?.defaultModel]
        if let name = defaults.compactMap(\.self).first(where: names.contains) {
            return .one(choice.settled(on: name))
        }
        return names.isEmpty ? .empty : .several(names)
    }
}

extension ModelChoice {
    /// The choice with the model that nobody but its server could tell.
    public func settled(on model: String) -> ModelChoice {
        var settled = self
        settled.id = ModelID(provider: id.provider, model: model)
        settled.isOpen = false
        return settled
    }
}
