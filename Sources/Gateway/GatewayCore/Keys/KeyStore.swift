import GatewayJSON
import ParlanceSystem

/// The keys that a person has given, by the names of providers, in a file that only its owner can read.
///
/// The file is one JSON object of names and keys. One that cannot be read, or holds something else, is never
/// overwritten. No error holds anything of its contents.
public struct KeyStore: Sendable, Hashable {
    /// More than this is no file of keys.
    private static let sizeLimit = 1 << 20

    /// Where it is.
    public let path: String
    private let cache = KeyStoreCache()

    /// The store in a file, which is made with the first key.
    public init(path: String) {
        self.path = path
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
    public func key(named name: String) throws(GatewayError) -> APIKey? {
        guard let text = try load()[name]?.stringValue else { return nil }
        return try APIKey(text, from: .store(name))
    }

    /// Whether there is something under a name, usable or not.
    func hasKey(named name: String) throws(GatewayError) -> Bool {
        try load()[name]?.stringValue.map(APIKey.isPresent) == true
    }

    /// What is wrong with the file that does not stop its use, as it was last read; `nil`: nothing.
    public var warning: String? {
        guard let mode = cache.lastStatus?.permissions, mode & 0o077 != 0 else { return nil }
        let digits = String(mode, radix: 8)
        return "The key store \(path) can be read by others (mode 0\(digits)). 'chmod 600 \(path)' or the next "
            + "'parlance keys set' fixes that."
    }

    /// Keeps a key in place of the one before.
    ///
    /// - Throws: ``GatewayError/Code/configuration`` when the store cannot be read or written.
    public func set(_ key: APIKey, for name: String) throws(GatewayError) {
        try change { $0[name] = .string(key.secret) }
    }

    /// Removes a key.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``GatewayError/Code/configuration`` when the store cannot be read or written.
    @discardableResult
    public func remove(_ name: String) throws(GatewayError) -> Bool {
        guard try load()[name] != nil else { return false }
        try change { $0[name] = nil }
        return true
    }

    private func change(_ change: (inout JSONObject) -> Void) throws(GatewayError) {
        let file = PrivateFile(path: path)
        do throws(SystemError) {
            try file.createFolder()
        } catch {
            throw unwritable(error)
        }
        try file.whileLocked { () throws(GatewayError) in
            file.removeLeftovers()
            var keys = try load()
            change(&keys)
            do throws(SystemError) {
                try file.write(Array((JSONValue.object(keys).serialized(.pretty) + "\n").utf8))
            } catch {
                throw unwritable(error)
            }
        }
    }

    private func load() throws(GatewayError) -> JSONObject {
        let file = PrivateFile(path: path)
        let status = file.status
        if let keys = cache.keys(as: status) { return keys }
        file.tryRemovingLeftovers()
        let keys = try read(file)
        cache.keep(keys, as: status)
        return keys
    }

    private func read(_ file: PrivateFile) throws(GatewayError) -> JSONObject {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try file.read(upTo: Self.sizeLimit)
        } catch {
            throw GatewayError(
                .configuration, "The key store \(path) cannot be read: \(error.reason).",
                fix: "It was left unchanged; fix its permissions, or move it away.")
        }
        guard var bytes else { return [:] }
        // Editors of Windows write a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let keys = (try? JSONValue(parsing: bytes))?.objectValue,
            keys.values.allSatisfy({ $0.stringValue != nil })
        else {
            throw GatewayError(
                .configuration, "The key store \(path) isn't a JSON object of names and keys.",
                fix: "It was left unchanged; fix it, or move it away.")
        }
        return keys
    }

    private func unwritable(_ failure: SystemError) -> GatewayError {
        GatewayError(.configuration, "The key store \(path) cannot be written: \(failure.reason).")
    }
}

extension KeyStore {
    /// Whether it is the same file.
    public static func == (left: KeyStore, right: KeyStore) -> Bool { left.path == right.path }
    /// By its path.
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
