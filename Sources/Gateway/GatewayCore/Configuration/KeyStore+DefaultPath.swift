import ParlanceSystem

extension KeyStore {
    /// `keys.json` beside the configuration: `$XDG_CONFIG_HOME/parlance`, else `~/.config/parlance`; `nil` without a
    /// home.
    public static func defaultPath(in environment: [String: String]) -> String? {
        ConfigurationFile.defaultPath(in: environment).map { PrivateFile(path: $0).folder + "/keys.json" }
    }
}
