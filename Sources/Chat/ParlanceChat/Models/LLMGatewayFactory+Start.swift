package import GatewayCore

extension LLMGatewayFactory {
    /// What answers where nobody named a model: the default, or, while no key is set for it, what needs none.
    ///
    /// - Throws: ``GatewayError`` where the default profile cannot be used.
    package func startChoice() throws(GatewayError) -> ModelChoice {
        let choice = try defaultChoice(allowsUnnamed: true)
        return lacksKey(choice) ? keylessChoice : choice
    }

    /// Whether a choice is a default that nobody made, and lacks its key.
    func lacksKey(_ choice: ModelChoice) -> Bool {
        choice.origin == .documentedDefault && !isReady(choice.id.provider)
    }

    /// What answers while no key is set: the model of this machine, else the demo.
    var keylessChoice: ModelChoice {
        let hasLocal = isReady(LocalServerSettings.providerName)
        let provider = hasLocal ? LocalServerSettings.providerName : DemoGateway.providerName
        return ModelChoice(
            id: ModelID(provider: provider, model: defaultModel(for: provider) ?? ""), origin: .documentedDefault)
    }
}
