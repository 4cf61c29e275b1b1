import GatewayCore

extension LLMGatewayFactory {
    /// What a choice's server says of the model, for a name that is not known. Somebody else's server may serve more than
    /// it lists: where its own name stands before the model's, it is only asked when the model is called nearly like
    /// others. A bare word may be meant for quite another place.
    func recognition(of typed: String, _ choice: ModelChoice) async -> ModelRecognition {
        if isElsewhere(choice), typed.contains(":"), nearestModels(to: typed, limit: 1).isEmpty { return .noList }
        return await recognize(choice)
    }
}
