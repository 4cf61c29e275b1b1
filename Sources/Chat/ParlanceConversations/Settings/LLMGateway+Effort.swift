package import GatewayCore

extension LLMGateway {
    /// The level that is used where one is asked for: the nearest that the model has. One of whose levels nobody knows
    /// gets what is asked for. `nil`: the model has no levels.
    package func effort(nearest asked: ReasoningEffort) -> ReasoningEffort? {
        let levels = abilities.efforts
        guard levels.isEmpty else { return asked.nearest(in: levels) }
        return abilities.areEffortsKnown ? nil : asked
    }

    /// The level at which the least is spent on thought; `nil`: none is sent, as the model has no levels or nobody knows
    /// them.
    package var leastEffort: ReasoningEffort? { abilities.efforts.min() }
}
