/// The keys that a person has given, by the names of providers, in a file that only its owner can read.
///
/// The file is one JSON object of names and keys. One that cannot be read, or holds something else, is never
/// overwritten. No error holds anything of its contents.
public struct KeyStore: Sendable, Hashable {
    /// More than this is no file of keys.
    private static let sizeLimit = 1 << 20

    /// Where it is.
    public let path: String

    /// The store in a file, which is made with the first key.
    public init(path: String) {
        self.path = path
    }

    /// `keys.json` beside the configuration: `$XDG_CONFIG_HOME/parlance`, else `~/.config/parlance`; `nil` without a
    /// home.
    public static func defaultPath(in environment: [String: String]) -> String? {
        ConfigurationFile.defaultPath(in: environment).map { PrivateFile(path: $0).folder + "/keys.json" }
    }

    /// The names that have a key, sorted.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when the store cannot be read.
    public func names() throws(GatewayError) -> [String] {
        try load().keys.sorted()
    }

    /// The key of a name; `nil` when there is none.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when the store cannot be read.
    public func key(named name: String) throws(GatewayError) -> String? {
        try load()[name]?.stringValue
    }

    /// Keeps a key in place of the one before.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when it is no key, or the store cannot be read or written.
    public func set(_ key: String, for name: String) throws(GatewayError) {
        guard let key = KeyText.clean(key) else {
            throw GatewayError(
                .configuration, "That is no key: a key is one word of visible ASCII characters.",
                fix: "Nothing was kept.")
        }
        try change { $0[name] = .string(key) }
    }

    /// Removes a key.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``GatewayError/Code/configuration`` when the store cannot be read or written.
    @discardableResult
    public func remove(_ name: String) throws(GatewayError) -> Bool {
        guard try key(named: name) != nil else { return false }
        try change { $0[name] = nil }
        return true
    }

    private func change(_ change: (inout JSONObject) -> Void) throws(GatewayError) {
        let file = PrivateFile(path: path)
        do throws(PrivateFile.Failure) {
            try file.createFolder()
        } catch {
            throw unwritable(error)
        }
        try file.whileLocked { () throws(GatewayError) in
            var keys = try load()
            change(&keys)
            do throws(PrivateFile.Failure) {
                try file.write(Array((JSONValue.object(keys).serialized(.pretty) + "\n").utf8))
            } catch {
                throw unwritable(error)
            }
        }
    }

    private func load() throws(GatewayError) -> JSONObject {
        let bytes: [UInt8]?
        do throws(PrivateFile.Failure) {
            bytes = try PrivateFile(path: path).read(upTo: Self.sizeLimit)
        } catch {
            throw GatewayError(
                .configuration, "The key store \(path) cannot be read: \(error.reason).",
                fix: "It is left as it is; mend its permissions, or move it away.")
        }
        guard let bytes else { return [:] }
        guard let keys = (try? JSONValue(parsing: bytes))?.objectValue,
            keys.values.allSatisfy({ $0.stringValue != nil })
        else {
            throw GatewayError(
                .configuration, "The key store \(path) is no JSON object of names and keys.",
                fix: "It is left as it is; mend it, or move it away.")
        }
        return keys
    }

    private func unwritable(_ failure: PrivateFile.Failure) -> GatewayError {
        GatewayError(.configuration, "The key store \(path) cannot be written: \(failure.reason).")
    }
}
