import GatewayCore

/// A value at the top of the configuration that the chat can write there.
enum ConfigurationSetting: Sendable {
    /// The model of new chats: a profile, a provider, or `provider:model`.
    case model
    /// The theme.
    case theme

    /// How it is called in the file.
    var key: String {
        switch self {
        case .model: "model"
        case .theme: "theme"
        }
    }

    /// The variable that goes before it; `nil` where none does.
    func override(in environment: [String: String]) -> String? {
        switch self {
        case .model: ["DEFAULT_LLM_MODEL", "DEFAULT_LLM_PROVIDER"].first { environment[$0]?.isEmpty == false }
        case .theme: nil
        }
    }

    /// Whether a configuration has a value and is like another one otherwise.
    func isOnly(_ value: String, changedFrom old: GatewayConfiguration, to new: GatewayConfiguration) -> Bool {
        var expected = old
        switch self {
        case .model: expected.model = value
        case .theme: expected.theme = value
        }
        var new = new
        // What was wrong with the value before is no longer.
        let others = expected.diagnostics.count
        guard new.diagnostics.count <= others else { return false }
        (expected.diagnostics, new.diagnostics) = ([], [])
        return new == expected
    }
}
