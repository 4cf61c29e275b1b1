import GatewayCore

extension ChatContext {
    /// Makes sure that the conversation is not too long for a model.
    ///
    /// - Throws: ``CommandError`` when it is.
    func check(_ asking: Asking, fits gateway: any LLMGateway) throws(CommandError) {
        guard let window = factory.catalogue[gateway.id]?.contextWindow else { return }
        let tokens = calibrations.counter(for: gateway).count(asking.request(in: session, of: gateway))
        guard tokens.count > window else { return }
        throw CommandError(
            "That is \(tokens) tokens for \(gateway.id), more than its window of \(window.grouped). Nothing was asked.")
    }
}
