/// Where a key comes from, without the key.
public enum KeyOrigin: Sendable, Hashable, CustomStringConvertible {
    /// The `api_key` of a profile.
    case profile(String)
    /// An `api_key_command` of the configuration.
    case command(KeyCommand)
    /// An environment variable.
    case environment(String)
    /// The key store, under the provider's name.
    case store(String)

    /// The origin in a sentence such as `Check OPENAI_API_KEY.`
    public var description: String {
        switch self {
        case .profile(let name): "the api_key of the profile '\(name)'"
        case .command(let command): "the api_key_command '\(command)'"
        case .environment(let variable): variable
        case .store(let name): "the key store ('parlance keys set \(name)')"
        }
    }
}
