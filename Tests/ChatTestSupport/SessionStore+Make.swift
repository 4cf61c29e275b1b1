import Foundation
import GatewayCore
package import GatewayJSON
package import ParlanceConversations
package import TestSupport

extension SessionStore {
    /// A store in a folder of a test.
    package static func make(in folder: TemporaryDirectory) -> SessionStore {
        SessionStore(folder: folder / "state/sessions")
    }

    /// The journals in it, sorted by name.
    package var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().map { "\(folder)/\($0)" }
    }

    /// Writes a journal of an earlier run, last changed so many seconds after the start of 2026.
    @discardableResult
    package func write(_ records: [JournalRecord], to name: String, at seconds: Double = 0) throws -> String {
        try StateFolder.create(folder)
        let path = "\(folder)/\(name).jsonl"
        let lines = records.map { $0.json(at: "2026-01-01T00:00:00Z").serialized() + "\n" }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
        let date = Date(timeIntervalSince1970: 1_767_225_600 + seconds)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        return path
    }
}

/// The lines of a file, each read as JSON, without what depends on the time.
package func journalLines(_ path: String) throws -> [JSONValue] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    return try text.split(separator: "\n").map { line in
        var object = try JSONValue(parsing: line).objectValue ?? [:]
        for key in ["time", "created", "id"] { object[key] = nil }
        return .object(object)
    }
}
