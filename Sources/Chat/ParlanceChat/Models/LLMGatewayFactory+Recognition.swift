import GatewayCore

extension LLMGatewayFactory {
    /// What a choice's server says of the model, for a name that is not known. Of somebody else's server it is only
    /// asked where the name is near to others: what is called like nothing else is meant as it is written.
    func recognition(of typed: String, _ choice: ModelChoice) async -> ModelRecognition {
        if isElsewhere(choice), nearestModels(to: typed, limit: 1).isEmpty { return .noList }
        return await recognize(choice)
    }
}
