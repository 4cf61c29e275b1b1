import FoundationEssentials

extension LLMGatewayFactory {
    /// The factory of the process: its environment, the user's key store, and the profiles of the user's configuration
    /// file where there is one that can be read.
    public static let shared: LLMGatewayFactory = {
        let environment = ProcessInfo.processInfo.environment
        let path = ConfigurationFile.defaultPath(in: environment)
        var factory = LLMGatewayFactory(
            configuration: path.map { ConfigurationFile.load(path: $0) } ?? GatewayConfiguration(),
            environment: environment
        )
        factory.keyStore = KeyStore.defaultPath(in: environment).map { KeyStore(path: $0) }
        return factory
    }()
}

/// A gateway of the shared factory: for a name such as `mistral:mistral-large-latest`, or for the default.
///
/// - Throws: ``GatewayError`` that says what is unknown or missing.
public func makeLLMGateway(_ name: String? = nil) throws(GatewayError) -> any LLMGateway {
    let factory = LLMGatewayFactory.shared
    guard let name else { return try factory.makeDefaultGateway() }
    return try factory.makeGateway(name)
}
