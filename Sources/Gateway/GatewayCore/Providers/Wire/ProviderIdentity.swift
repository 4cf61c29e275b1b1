/// How a provider is called in errors, and where its key comes from.
struct ProviderIdentity: Sendable, Hashable {
    /// The registered name, such as `openai`.
    var name: String
    /// The name that a person reads, such as `OpenAI`.
    var displayName: String
    /// The environment variable with the key; `nil` for a server that wants none.
    var keyVariable: String?
    /// Where the key is from, once there is one.
    var keyOrigin: KeyOrigin?
    /// Whether it exists by the configuration alone: then its name says nothing of who is at its address.
    var isConfigured = false
    /// What is expected at the provider's address, for an error that sends somebody to check it.
    var serverKind = "Chat Completions server"

    /// Makes sure that the settings have a key where the server wants one.
    ///
    /// - Throws: ``GatewayError/Code/missingAPIKey`` with the ways to give one.
    func requireKey(_ settings: GatewaySettings) throws(GatewayError) {
        guard settings.apiKey == nil, let keyVariable else { return }
        throw GatewayError(
            .missingAPIKey,
            "\(displayName) API key must be provided: set \(keyVariable), run 'parlance keys set \(name)', "
                + "or give the profile an api_key.",
            provider: name
        )
    }

    /// What a person has to look at when the key is refused.
    var keyPlace: String? {
        keyOrigin?.description ?? keyVariable
    }

    private var article: String {
        serverKind.first.map("AEIOU".contains) == true ? "an" : "a"
    }

    /// The error of a reply that the protocol does not know, such as a proxy's HTML page.
    func unexpectedReply(_ what: String, baseURL: String?) -> GatewayError {
        GatewayError(
            .invalidResponse, "\(displayName) sent \(what).",
            fix: baseURL.map { "Check that \($0) is the address of \(article) \(serverKind)." }, provider: name)
    }
}
