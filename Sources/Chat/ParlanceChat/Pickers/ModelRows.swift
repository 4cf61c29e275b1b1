import GatewayCore
import ParlanceConversations
import Synchronization

/// What the present conversation is for each model: counted when a row is shown, once for all models that count alike,
/// so that hundreds of rows cost nothing.
final class ModelRows: Sendable {
    private struct Known {
        var measures: [String: PromptMeasure] = [:]
        var rows: [ModelName: ModelRow] = [:]
    }

    private let session: Session
    private let factory: LLMGatewayFactory
    private let calibrations: Calibrations
    private let cache: CacheLife?
    private let known = Mutex(Known())

    /// - Parameter cache: What the provider of the session's model has of the conversation in its cache.
    init(session: Session, factory: LLMGatewayFactory, calibrations: Calibrations, cache: CacheLife? = nil) {
        self.cache = cache
        self.session = session
        self.factory = factory
        self.calibrations = calibrations
    }

    /// How often the conversation was counted.
    var counts: Int { known.withLock { $0.measures.count } }

    /// The row of a name.
    func row(of name: ModelName) -> ModelRow {
        known.withLock { known in
            if let row = known.rows[name] { return row }
            let row = makeRow(of: name, &known.measures)
            known.rows[name] = row
            return row
        }
    }

    private func makeRow(of name: ModelName, _ measures: inout [String: PromptMeasure]) -> ModelRow {
        var row = ModelRow()
        row.missingKey = name.missingKey
        guard let id = name.id else { return row }
        if name.isProfile { row.profileOf = id }
        let settings = session.settings
        row.isCurrent = name.isProfile ? settings.profile == name.text : settings.profile == nil && settings.model == id
        if row.isCurrent { row.keyPlace = factory.keyPlace(of: id.provider) }
        let profile = name.isProfile ? try? factory.configuration.profile(named: name.text) : nil
        let model = factory.served(id, profile: profile)
        let figures = factory.catalog[model]
        row.window = figures?.contextWindow
        row.speed = calibrations.speed(of: model)
        let request = session.request(of: CountingGateway(model, factory: factory))
        guard !request.messages.isEmpty else { return row }
        let tokens = count(request, for: model, &measures)
        row.tokens = tokens
        row.cache = model == ServedModel(session.gateway) ? cache : nil
        let usage =
            row.cache?.usage(ofPrompt: tokens.count) ?? Usage(promptTokens: tokens.count, completionTokens: 0)
        row.cost = ShownCost(of: usage, figures)
        return row
    }

    private func count(
        _ request: LLMRequest, for model: ServedModel, _ measures: inout [String: PromptMeasure]
    ) -> TokenCount {
        let gateway = CountingGateway(model, factory: factory)
        let counter = calibrations.counter(for: gateway)
        // An image takes what its provider says, and is left out for a model that sees none.
        let images = request.messages.contains { !$0.images.isEmpty } ? model.id.description : ""
        let identity = "\(gateway.tokenizer.identity) \(request.messages.count) \(images)"
        if let measure = measures[identity] { return counter.count(measure) }
        let measure = TokenCounter(gateway).measure(request)
        measures[identity] = measure
        return counter.count(measure)
    }
}
