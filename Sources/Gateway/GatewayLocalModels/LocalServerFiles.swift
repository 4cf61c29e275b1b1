import GatewayJSON
import ParlanceSystem

/// What the sessions and the supervisor of one server share: locks, and a note of where the server is.
///
/// - `ID.lease` is locked shared by every session that uses the server. The supervisor gets it exclusively when the last
///   of them has gone.
/// - `ID.server` is locked exclusively by the supervisor as long as it lives.
/// - `ID.start` is locked exclusively by the session that starts a supervisor, until the server is ready.
/// - `ID.json` holds the ``LocalServerState``, `ID.log` what the server writes.
struct LocalServerFiles: Sendable {
    private static let sizeLimit = 1 << 16

    /// The folder of all servers, for its owner alone.
    let folder: String
    /// The server's name in it.
    let id: String

    private func path(_ kind: String) -> String { "\(folder)/\(id).\(kind)" }

    var logPath: String { path("log") }

    func createFolder() throws(SystemError) {
        try PrivateFile(path: logPath).createFolder()
    }

    func lease() throws(SystemError) -> FileLock { try FileLock(path: path("lease")) }
    func serverLock() throws(SystemError) -> FileLock { try FileLock(path: path("server")) }
    func startLock() throws(SystemError) -> FileLock { try FileLock(path: path("start")) }

    /// Whether a supervisor lives.
    var isServed: Bool {
        guard let lock = try? serverLock() else { return false }
        return !lock.tryLock(.shared)
    }

    var state: LocalServerState? {
        guard let bytes = try? PrivateFile(path: path("json")).read(upTo: Self.sizeLimit),
            let json = try? JSONValue(parsing: bytes)
        else { return nil }
        return LocalServerState(json)
    }

    func write(_ state: LocalServerState) throws(SystemError) {
        try PrivateFile(path: path("json")).write(Array(state.json.serialized().utf8))
    }

    func removeState() {
        try? FileSystem.remove(path("json"))
    }

    /// An open log, emptied.
    func openLog() throws(SystemError) -> OpenFile {
        try OpenFile(logPath, .writing, [.creating, .emptying, .appending])
    }

    /// The last line of the log that says something.
    var logTail: String? {
        guard let bytes = try? PrivateFile(path: logPath).read(upTo: 1 << 20) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        // llama.cpp ends with a summary; the reason is in its last line with the word.
        let telling = lines.last { $0.lowercased().contains("error") } ?? lines.last
        return telling.map { String($0.prefix(300)) }
    }

    /// The servers that a folder knows of.
    static func all(in folder: String) -> [LocalServerFiles] {
        guard let entries = try? DirectoryEntries(folder) else { return [] }
        var names: [String] = []
        for name in entries where name.hasSuffix(".json") { names.append(String(name.dropLast(5))) }
        return names.sorted().map { LocalServerFiles(folder: folder, id: $0) }
    }
}
