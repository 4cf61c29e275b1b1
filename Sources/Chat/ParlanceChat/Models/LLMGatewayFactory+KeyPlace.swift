import GatewayCore

extension LLMGatewayFactory {
    /// Where the key of a provider is, in a word or two.
    func keyPlace(of provider: String) -> String? {
        switch keyOrigin(of: provider) {
        case .environment(let variable): variable
        case .command(let command): command.words.first
        case .store: "key store"
        case .profile, nil: nil
        }
    }
}
