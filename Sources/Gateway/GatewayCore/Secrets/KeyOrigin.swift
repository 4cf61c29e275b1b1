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

    /// What to do about a key that cannot be used, as a sentence.
    var correction: String {
        switch self {
        case .profile: "Copy it again, and correct the configuration."
        case .command: "Run the command by hand: its first line of output must be the key and nothing else."
        case .environment(let variable): "Copy it again, and set \(variable) to it."
        case .store(let name): "Copy it again, and run 'parlance keys set \(name)'."
        }
    }
}
