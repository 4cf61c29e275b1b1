/// What the configuration says of `local` under `providers:`.
public struct LocalServerSettings: Sendable, Hashable {
    /// The name of the provider that it is about.
    public static let providerName = "local"

    /// The `llama-server` to run, with arguments of its own.
    public var command: KeyCommand?
    /// The file of the model that is used when only `local` is chosen.
    public var defaultModel: String?

    /// Settings; nothing is set by default.
    public init(command: KeyCommand? = nil, defaultModel: String? = nil) {
        self.command = command
        self.defaultModel = defaultModel
    }
}
