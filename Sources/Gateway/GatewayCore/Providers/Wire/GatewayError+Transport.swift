extension GatewayError {
    /// A failure below HTTP: nothing, or not everything, came back. The transport's message says what to do.
    init(_ error: HTTPTransportError, provider: ProviderIdentity, baseURL: String) {
        switch error.kind {
        case .cancelled:
            self.init(.cancelled, "The request was canceled.", provider: provider.name)
        case .timedOut:
            self.init(
                .timedOut, "\(provider.displayName) did not answer in time.", providerMessage: error.message,
                fix: "Try again.", provider: provider.name, isRetryable: true)
        case .libraryMissing:
            self.init(.configuration, error.message, provider: provider.name)
        case .invalidURL:
            self.init(
                .configuration, "The base URL \(baseURL) cannot be used.", providerMessage: error.message,
                fix: "Use one such as https://api.example.com/v1.", provider: provider.name)
        case .invalidHeader:
            self.init(
                .configuration, "The request to \(provider.displayName) cannot be sent.",
                providerMessage: error.message, provider: provider.name)
        case .bodyTooLarge(let limit):
            self.init(
                .invalidResponse,
                "\(provider.displayName) sent a reply that is larger than the limit of \(Limit.bytes(limit)).",
                fix: "The connection was closed. --max-tokens asks for a shorter answer; no real one is that long.",
                provider: provider.name)
        case .invalidResponse:
            self.init(
                .invalidResponse, "\(provider.displayName) sent a reply that cannot be read.",
                providerMessage: error.message, provider: provider.name)
        case .cannotResolve, .cannotConnect, .tls:
            self.init(
                .unreachable, "\(provider.displayName) cannot be reached.", providerMessage: error.message,
                provider: provider.name, isRetryable: error.isRetryable)
        case .connectionLost, .other:
            self.init(
                .connection, "The connection to \(provider.displayName) failed.", providerMessage: error.message,
                fix: "Try again.", provider: provider.name, isRetryable: error.isRetryable)
        }
    }
}
