import FoundationEssentials
import GatewayCore
import ParlanceAnswers
import ParlanceConversations
import TerminalEditor

/// What can be chosen with `/model`: profiles, the known models of every provider that can be used, and what would make
/// the others usable.
struct ModelList: Sendable {
    /// Of a provider that offers more, no more than this many models are named.
    private static let limit = 60

    private let factory: LLMGatewayFactory
    private let settings: SessionSettings

    private let now: Double

    /// - Parameter now: Seconds since 1970, for the age of lists.
    init(_ factory: LLMGatewayFactory, settings: SessionSettings, now: Double = Date().timeIntervalSince1970) {
        self.factory = factory
        self.settings = settings
        self.now = now
    }

    /// The lines of the list, none wider than `columns` where a name allows it.
    func lines(columns: Int) -> [StyledText] {
        let profile = settings.profile.map { " (profile \($0))" } ?? ""
        var lines: [StyledText] = ["Using \(settings.model, .accent)\(profile)."]
        if let reason = factory.successionNotice(of: settings.model) { lines.append(.dim(reason)) }
        if !factory.configuration.profiles.isEmpty {
            lines += ["", .heading("profiles")]
            lines += factory.configuration.profiles.map(profileLine)
        }
        for provider in factory.providers where factory.isReady(provider) || settings.model.provider == provider {
            lines += ["", heading(of: provider)]
            lines += WordFlow.lines(words(of: provider), columns: columns, indent: 2)
        }
        let others = factory.providers.filter { !factory.isReady($0) }.compactMap { try? factory.provider(named: $0) }
        lines += section("once a key is set", others.filter { $0.keyVariable != nil }, columns) { $0.keyVariable }
        lines += section("your own servers", others.filter { $0.keyVariable == nil }, columns) { _ in nil }
        return lines
    }

    private func words(of provider: String) -> [StyledText] {
        // Without its key none of the others can be asked.
        guard factory.isReady(provider) else { return [word(settings.model)] }
        let known = factory.knownModels(of: provider)
        var words = known.prefix(Self.limit).map(word)
        let rest = known.count - words.count
        if rest > 0 { words.append(.dim("and \(rest.grouped) more: parlance models \(provider)")) }
        return words
    }

    private func word(_ id: ModelID) -> StyledText {
        id == settings.model ? .accent("• \(id.model)") : StyledText(id.model)
    }

    /// Providers that cannot be used yet, each with what it lacks.
    private func section(
        _ title: String, _ providers: [ProviderDefinition], _ columns: Int,
        _ lacking: (ProviderDefinition) -> String?
    ) -> [StyledText] {
        guard !providers.isEmpty else { return [] }
        let words = providers.map { StyledText($0.name) + .dim(lacking($0).map { " (\($0))" } ?? "") }
        return ["", .heading(title)] + WordFlow.lines(words, columns: columns, indent: 2)
    }

    private func profileLine(_ profile: GatewayProfile) -> StyledText {
        let id = (try? factory.resolve(profile.name))?.id
        let mark: StyledText = settings.profile == profile.name ? .accent("• ") : "  "
        // Where the provider is unknown there is no key to miss.
        let ready =
            id.map { !needsKey($0.provider) || factory.keyOrigin(of: $0.provider, profile: profile) != nil } ?? true
        return mark + StyledText(profile.name) + .dim("  \(id?.description ?? "unknown provider")")
            + .dim(profile.effort.map { " · effort \($0.rawValue)" } ?? "")
            + (ready ? "" : .warning("  no key"))
    }

    private func needsKey(_ provider: String) -> Bool {
        (try? factory.provider(named: provider))?.keyVariable != nil
    }

    private func heading(of provider: String) -> StyledText {
        let fetchedAge =
            factory.cachedModels(of: provider).map { StyledText.dim("  fetched \($0.age(now: now))") } ?? ""
        let variable = (try? factory.provider(named: provider))?.keyVariable
        switch (variable, factory.isReady(provider)) {
        case (nil, _): return .heading(provider) + .dim("  no key needed") + fetchedAge
        case (let variable?, true):
            let place = factory.keyPlace(of: provider) ?? variable
            return .heading(provider) + .success("  key set") + .dim(" (\(place))") + fetchedAge
        case (let variable?, false): return .heading(provider) + .warning("  no key") + .dim(" (set \(variable))")
        }
    }
}
