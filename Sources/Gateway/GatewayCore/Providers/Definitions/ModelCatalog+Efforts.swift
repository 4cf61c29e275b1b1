extension ModelCatalog {
    /// The levels of reasoning that a model is known to have, from the least to the most, and the one at which it thinks
    /// when none is asked for. Empty: it has none, or nobody knows.
    public func efforts(of id: ModelID) -> (levels: [ReasoningEffort], default: ReasoningEffort?) {
        guard let rule = EffortTable.rule(for: id), rule.isKnown else { return ([], nil) }
        let isOpenAI = id.provider == "openai" && OpenAIGateway.wantsResponses(id.model)
        return (rule.efforts(in: isOpenAI ? .responses : .chat), rule.defaultEffort)
    }
}
