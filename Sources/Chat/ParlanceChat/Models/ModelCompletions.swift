import GatewayCore

/// What the name of a model may become.
enum ModelCompletions {
    /// The names in the order in which they are offered: profiles, providers, and models of those that can be asked.
    /// Once something is typed, those of the others, too.
    static func candidates(for typed: String, factory: LLMGatewayFactory) -> [(text: String, note: String)] {
        let ready = factory.providers.filter(factory.isReady)
        let names = factory.modelNames().filter { !$0.isProfile }
        let known = names.filter { $0.id.map { ready.contains($0.provider) } ?? false }
        // A bare name means the default provider; in a list of everything it would stand there twice.
        let defaultProvider = typed.isEmpty ? nil : try? factory.defaultProvider()
        let bare = known.filter { $0.id?.provider == defaultProvider && !typed.contains(":") }
        let whole = typed.isEmpty ? known : known.filter { name in !bare.contains(name) || name.text.hasPrefix(typed) }
        let others = typed.isEmpty ? [] : names.filter { !known.contains($0) }
        return factory.configuration.profiles.map { ($0.name, "profile") } + ready.map { ($0, "its default model") }
            + whole.map { ($0.text, "") } + bare.map { ($0.word, $0.text) }
            + others.map { ($0.text, $0.missingKey.map { "needs \($0)" } ?? "") }
    }
}
