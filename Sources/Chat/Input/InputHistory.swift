import FoundationEssentials
import GatewayCore

/// What was typed in earlier runs: a file to which lines are only added, so that sessions that run side by side do not
/// overwrite each other. Each line is one entry as a JSON string, as an entry may hold line breaks.
public struct InputHistory: Sendable {
    /// How many entries are offered again; older ones stay in the file.
    static let limit = 1_000

    /// The file.
    public let path: String

    /// The history in a file; it is made, readable for its owner alone, with the first entry.
    public init(path: String) {
        self.path = path
    }

    /// The newest entries, oldest first. Lines that cannot be read are skipped; without a file there are none.
    public func load() -> [String] {
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).suffix(Self.limit)
        return lines.compactMap { (try? JSONValue(parsing: $0))?.stringValue }
    }

    /// Adds an entry. One that starts with a space is kept out, as shells do it: it may hold a secret.
    ///
    /// - Throws: ``JournalError`` when it cannot be written.
    public func add(_ entry: String) throws(JournalError) {
        guard !entry.isEmpty, !entry.hasPrefix(" ") else { return }
        try LineFile(path: path, name: "The input history").append(JSONValue.string(entry).serialized())
    }
}
