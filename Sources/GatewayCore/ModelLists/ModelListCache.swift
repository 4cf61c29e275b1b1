import FoundationEssentials
import Processes

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lists of models that were asked for, a file for each provider. What cannot be read or kept is simply not there:
/// it can be asked for again.
public struct ModelListCache: Sendable, Hashable {
    /// The folder; it is made, for its owner alone, when the first list is kept.
    public let folder: String

    /// The cache in a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// Whether there is a list of a provider.
    public func hasList(of provider: String) -> Bool {
        path(of: provider).map { access($0, R_OK) == 0 } ?? false
    }

    /// The list of a provider as it was last kept.
    public func list(of provider: String) -> OfferedModels? {
        guard let path = path(of: provider), let bytes = try? BoundedInput.read(path: path, upTo: Limits.reply.amount),
            let json = try? JSONValue(parsing: bytes), let list = OfferedModels(json), list.provider == provider
        else { return nil }
        return list
    }

    /// Keeps a list in place of the one before.
    ///
    /// - Returns: Whether that could be done.
    @discardableResult
    public func store(_ list: OfferedModels) -> Bool {
        guard let path = path(of: list.provider) else { return false }
        let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: owner)
        do {
            try Data(list.json.serialized().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            return true
        } catch {
            return false
        }
    }

    /// Names of providers are letters, digits, `-` and `_`; any other would be a path to elsewhere.
    private func path(of provider: String) -> String? {
        guard !provider.isEmpty, !provider.hasPrefix("."), !provider.contains("/") else { return nil }
        return "\(folder)/\(provider).json"
    }
}
