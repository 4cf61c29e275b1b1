package import GatewayCore

/// What would be asked.
extension Session {
    /// A turn that would be asked now.
    ///
    /// - Parameters:
    ///   - other: A model other than the session's, for this turn alone.
    ///   - counter: What counts its tokens; `nil`: what the model itself offers.
    ///   - caching: How the provider is asked to keep the prompt; `nil`: nothing is asked for.
    package func pendingTurn(
        for asking: TurnRequest, of other: (any LLMGateway)? = nil, counter: TokenCounter? = nil,
        caching: PromptCaching? = nil
    ) -> PendingTurn {
        let asked = other ?? gateway
        var (temperature, effort) = (asking.temperature, asking.effort)
        var beginning: Answer?
        var request: LLMRequest
        if let number = asking.continued {
            beginning = self.beginning(ofAnswerTo: number, by: asked)
            // What was for one turn was meant for its model.
            let isSame = beginning?.model == asked.id
            (temperature, effort) = isSame ? (tree[number]?.temperature, tree[number]?.effort) : (nil, nil)
            request = self.request(continuing: number, of: other)
        } else {
            request = self.request(
                adding: asking.prompt, attachments: asking.attachments, of: other, after: asking.parent)
        }
        request.temperature = temperature ?? remembered[asked.id]?.temperature ?? settings.temperature
        if temperature == nil, let unfit = request.temperature,
            asked.abilities.temperatures?.contains(unfit) == false
        {
            request.temperature = nil
        }
        request.caching = caching
        request.reasoning = (effort ?? remembered[asked.id]?.effort ?? settings.effort).flatMap(asked.effort(nearest:))
        var meant = asking
        (meant.temperature, meant.effort) = (temperature, effort)
        if other == nil { meant.profile = settings.profile }
        return PendingTurn(
            meant, request: request, gateway: asked, isOther: other != nil, counter: counter ?? TokenCounter(asked),
            beginning: beginning)
    }
}
