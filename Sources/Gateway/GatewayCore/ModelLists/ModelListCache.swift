import FoundationEssentials
import GatewayJSON
import ParlanceSystem

/// The lists of models that were asked for, a file for each provider, and for each address at which somebody else stands
/// in for it. What cannot be read or kept is simply not there: it can be asked for again.
public struct ModelListCache: Sendable, Hashable {
    /// The folder; it is made, for its owner alone, when the first list is kept.
    public let folder: String

    /// The cache in a folder.
    public init(folder: String) {
        self.folder = folder
    }

    /// Whether there is a list of a provider at its usual address.
    func hasList(of provider: String) -> Bool {
        path(of: provider, at: nil).map { FileSystem.isReadable($0) } ?? false
    }

    /// The list of a provider as it was last kept.
    ///
    /// - Parameter address: Where it is, as ``address(of:)`` has it. The list of another address is never given.
    func list(of provider: String, at address: String?) -> OfferedModels? {
        guard let path = path(of: provider, at: address),
            let bytes = try? BoundedInput.read(path: path, upTo: Limits.reply.amount),
            let json = try? JSONValue(parsing: bytes), let list = OfferedModels(json), list.provider == provider,
            list.address == address
        else { return nil }
        return list
    }

    /// The address of a model's server as lists have it; `nil` for the provider's usual one.
    static func address(of model: ServedModel) -> String? {
        guard let baseURL = model.baseURL else { return nil }
        guard let address = ServerAddress(baseURL) else { return baseURL }
        let isDefaultPort = RunningServer.usual.contains {
            $0.provider == model.id.provider && address.text == "127.0.0.1:\($0.port)"
        }
        if isDefaultPort { return nil }
        guard let own = OfficialHosts(of: model.id.provider), own.contain(address), address.host == own.usual else {
            return address.text
        }
        return nil
    }

    /// Keeps a list in place of the one before.
    ///
    /// - Returns: Whether that could be done.
    @discardableResult
    public func store(_ list: OfferedModels) -> Bool {
        guard let path = path(of: list.provider, at: list.address) else { return false }
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

    /// Forgets the list of a provider at an address, which turned out to be wrong.
    func remove(listOf provider: String, at address: String?) {
        if let path = path(of: provider, at: address) { try? FileSystem.remove(path) }
    }

    /// Names of providers are letters, digits, `-` and `_`; any other would be a path to elsewhere.
    private func path(of provider: String, at address: String?) -> String? {
        guard !provider.isEmpty, !provider.hasPrefix("."), !provider.contains("/") else { return nil }
        return "\(folder)/\(provider)\(address.map { "-" + Self.digest($0) } ?? "").json"
    }

    /// A short name for an address, by FNV-1a of 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/). Two addresses of
    /// one name would only forget each other's list: the address is in the file.
    private static func digest(_ address: String) -> String {
        let hash = address.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
