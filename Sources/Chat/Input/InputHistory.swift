import FoundationEssentials
import GatewayCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
        if let slash = path.lastIndex(of: "/") {
            try StateFolder.create(String(path[..<slash]))
        }
        let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JournalError("The input history cannot be saved in \(path): \(Journal.reason(errno)).")
        }
        defer { close(descriptor) }
        Journal.endTornLine(of: descriptor)
        let line = Array((JSONValue.string(entry).serialized() + "\n").utf8)
        guard write(descriptor, line, line.count) == line.count else {
            throw JournalError("The input history cannot be saved in \(path): \(Journal.reason(errno)).")
        }
    }
}
