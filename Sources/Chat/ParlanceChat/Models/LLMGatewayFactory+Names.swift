import GatewayCore

extension LLMGatewayFactory {
    /// What a name means, for a command that cannot wait for a server's list of models.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` where only that can tell the model, as ``resolve(_:allowsUnnamed:)`` otherwise.
    func resolveNamed(_ name: String) throws(GatewayError) -> ModelChoice {
        let choice = try resolve(name)
        guard choice.isOpen else { return choice }
        throw GatewayError(
            .configuration,
            "The model of '\(name)' isn't known yet: /model \(name) asks its server, "
                + "or name one, such as \(choice.id.provider):MODEL.")
    }

    /// Whether a text can be the name of one model: it has no spaces, or a profile, a known model, or a file of a model
    /// on this machine is called so.
    func isOneName(_ name: String) -> Bool {
        guard name.contains(where: \.isWhitespace) else { return true }
        do throws(GatewayError) {
            if try configuration.profile(named: name) != nil { return true }
        } catch {
            // There is one; what is wrong with it is said where it is used.
            return true
        }
        guard let id = ModelID(name) ?? (try? ModelID(provider: defaultProvider(), model: name)) else { return false }
        return id.provider == LocalServerSettings.providerName || knownModels(of: id.provider).contains(id)
    }
}
