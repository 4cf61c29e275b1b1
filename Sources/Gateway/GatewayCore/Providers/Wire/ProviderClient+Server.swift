extension ProviderClient {
    /// A client of a server.
    ///
    /// - Parameter keyPlace: Where the protocol has the key, unless the server says otherwise.
    init(
        _ server: ProviderServer, baseURL: String, keyPlace: KeyPlace = .bearer, settings: GatewaySettings
    ) {
        self.init(
            provider: server.identity, baseURL: baseURL, keyPlace: server.keyPlace ?? keyPlace,
            extraHeaders: server.headers, settings: settings)
    }
}
