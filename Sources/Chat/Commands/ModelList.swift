import GatewayCore
import Terminal

/// What can be chosen with `/model`: profiles, and the known models of every registered provider.
struct ModelList: Sendable {
    private let factory: LLMGatewayFactory
    private let settings: SessionSettings

    init(_ context: ChatContext) {
        factory = context.factory
        settings = context.session.settings
    }

    /// The lines of the list, none wider than `columns` where a name allows it.
    func lines(columns: Int) -> [StyledText] {
        let profile = settings.profile.map { " (profile \($0))" } ?? ""
        var lines: [StyledText] = ["Using \(settings.model, .accent)\(profile)."]
        if !factory.configuration.profiles.isEmpty {
            lines += ["", .heading("profiles")]
            lines += factory.configuration.profiles.map(profileLine)
        }
        for provider in factory.providers {
            lines += ["", heading(of: provider)]
            lines += Flow.lines(factory.knownModels(of: provider).map(word), columns: columns, indent: 2)
        }
        return lines
    }

    /// A model that cannot be used without a key first is dim.
    private func word(_ id: ModelID) -> StyledText {
        if id == settings.model { return .accent("• \(id.model)") }
        return factory.isReady(id.provider) ? StyledText(id.model) : .dim(id.model)
    }

    private func profileLine(_ profile: GatewayProfile) -> StyledText {
        let id = (try? factory.resolve(profile.name))?.id
        let mark: StyledText = settings.profile == profile.name ? .accent("• ") : "  "
        // Where the provider is unknown there is no key to miss.
        let ready = id.map { profile.apiKey != nil || factory.isReady($0.provider) } ?? true
        return mark + StyledText(profile.name) + .dim("  \(id?.description ?? "unknown provider")")
            + (ready ? "" : .warning("  no key"))
    }

    private func heading(of provider: String) -> StyledText {
        let variable = (try? factory.provider(named: provider))?.keyVariable
        switch (variable, factory.isReady(provider)) {
        case (nil, _): return .heading(provider) + .dim("  no key needed")
        case (let variable?, true): return .heading(provider) + .success("  key set") + .dim(" (\(variable))")
        case (let variable?, false): return .heading(provider) + .warning("  no key") + .dim(" (set \(variable))")
        }
    }
}
