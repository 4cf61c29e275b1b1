import GatewayCore
import ParlanceConversations

extension ChatContext {
    /// By how much a conversation is too long for a model; `nil` when it fits, or nobody knows.
    func excess(of asking: Asking, for gateway: any LLMGateway) -> WindowExcess? {
        guard let window = factory.catalogue[gateway]?.contextWindow else { return nil }
        let tokens = calibrations.counter(for: gateway).count(asking.request(in: session, of: gateway))
        return WindowExcess(tokens, model: gateway.id, window: window)
    }

    /// Makes sure that the conversation is not too long for a model.
    ///
    /// - Throws: ``CommandError`` when it is.
    func check(_ asking: Asking, fits gateway: any LLMGateway) throws(CommandError) {
        guard let excess = excess(of: asking, for: gateway), excess.isCertain else { return }
        throw CommandError(excess.sentence + " Nothing was asked.")
    }

    /// What helps against a prompt that is too long for the session's model.
    func remedies(for excess: WindowExcess) -> String {
        let turns = session.conversation.turns.count
        let roomy = factory.roomyModel(for: excess, insteadOf: session.gateway.id)
        let ways = [
            turns > 1 ? "/compact summarizes the conversation" : nil,
            turns > 0 ? "/new begins anew" : nil,
            roomy.map { "/model \($0) has a larger window" },
        ].compactMap(\.self)
        return ways.isEmpty ? "" : ways.joined(separator: ", ") + "."
    }
}

extension LLMGatewayFactory {
    /// A model that can be asked and that has room: one of the same provider before others.
    func roomyModel(for excess: WindowExcess, insteadOf model: ModelID) -> ModelID? {
        let ready = providers.filter(isReady)
        let ordered = ready.filter { $0 == model.provider } + ready.filter { $0 != model.provider }
        return ordered.lazy.flatMap { knownModels(of: $0) }.first { id in
            (catalogue[served(id)]?.contextWindow).map { $0 >= excess.tokens.count } ?? false
        }
    }
}
