extension GatewayError {
    /// A failure below HTTP: nothing, or not everything, came back. The transport's message says what to do.
    init(_ error: HTTPTransportError, provider: ProviderIdentity, baseURL: String) {
        switch error.kind {
        case .cancelled:
            self.init(.cancelled, "The request was cancelled.", provider: provider.name)
        case .timedOut:
            self.init(
                .timedOut, "\(provider.displayName) did not answer in time.", providerMessage: error.message,
                fix: "Ask again.", provider: provider.name, isRetryable: true)
        case .libraryMissing:
            self.init(.configuration, error.message, provider: provider.name)
        case .invalidURL:
            self.init(
                .configuration, "The base URL \(baseURL) cannot be used.", providerMessage: error.message,
                fix: "Give one such as https://api.example.com/v1.", provider: provider.name)
        case .invalidHeader:
            self.init(
                .configuration, "The request to \(provider.displayName) cannot be sent.",
                providerMessage: error.message, provider: provider.name)
        case .bodyTooLarge(let limit):
            self.init(
                .invalidResponse,
                "\(provider.displayName) sent more than \(Limit.bytes(limit)) in one reply, the most that is read.",
                fix: "The connection was closed. --max-tokens asks for a shorter answer; no honest one is that long.",
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
                .connection, "The connection to \(provider.displayName) broke.", providerMessage: error.message,
                fix: "Ask again.", provider: provider.name, isRetryable: error.isRetryable)
        }
    }
}
