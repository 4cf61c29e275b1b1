import Foundation
import GatewayJSON
import Testing

@testable import GatewaySchema

/// Runs the part of the official JSON Schema Test Suite that lies in `Fixtures`.
@Suite struct OfficialTestSuiteTests {
    /// Tests that are not passed, as `file: group: test`, each with the reason.
    static let knownFailures: [String: String] = [:]

    static let folder = Bundle.module.resourceURL.map { $0.appending(path: "Fixtures") }

    /// The names of all files of the suite.
    static let files: [String] = {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            return []
        }
        return names.filter { $0.hasSuffix(".json") }.sorted()
    }()

    /// The documents that the suite expects to be served at `http://localhost:1234/`.
    static let remotes: [String: JSONValue] = {
        guard let root = folder?.appending(path: "remotes"),
            let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.path)
        else { return [:] }
        var remotes: [String: JSONValue] = [:]
        for path in paths where path.hasSuffix(".json") {
            remotes["http://localhost:1234/\(path)"] = try? read(root.appending(path: path))
        }
        return remotes
    }()

    static func read(_ url: URL) throws -> JSONValue {
        try JSONValue(parsing: Data(contentsOf: url))
    }

    @Test("The suite is there, as large as it was copied")
    func suiteIsComplete() throws {
        let folder = try #require(Self.folder)
        var count = 0
        for file in Self.files {
            let groups = try #require(try Self.read(folder.appending(path: file)).arrayValue)
            count += groups.reduce(0) { $0 + ($1["tests"]?.arrayValue?.count ?? 0) }
        }
        #expect(Self.files.count == 23)
        #expect(count == 651)
        #expect(Self.remotes.count == 22)
    }

    @Test("Every verdict is the suite's, apart from the known failures", arguments: files)
    func verdicts(file: String) throws {
        let folder = try #require(Self.folder)
        let groups = try #require(try Self.read(folder.appending(path: file)).arrayValue)
        var failures: Set<String> = []
        for group in groups {
            let schema = Result { try Schema(#require(group["schema"]), documents: Self.remotes) }
            for test in try #require(group["tests"]?.arrayValue) {
                let data = try #require(test["data"])
                let verdict = (try? schema.get()).map { $0.validate(data).isEmpty }
                if verdict != test["valid"]?.boolValue {
                    let names = [group["description"], test["description"]].map { $0?.stringValue ?? "" }
                    failures.insert("\(file): \(names[0]): \(names[1])")
                }
            }
        }
        #expect(failures == Set(Self.knownFailures.keys.filter { $0.hasPrefix("\(file): ") }))
    }
}
