import Foundation

/// What the sources read from outside, found by how it is written there.
enum SourceReading {
    /// The variables of the environment that are read, each with a file that does it.
    static func variables() throws -> [String: String] {
        // Set for a program that is started, and read for the parser's own scripts.
        let others: Set = ["LLAMA_API_KEY", "SAP_SHELL"]
        var found: [String: String] = [:]
        for (file, text) in try swiftFiles(below: "") where !file.hasPrefix("Workbench/") {
            let names =
                text.matches(of: /"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"/).map(\.output.1)
                + text.matches(of: /environment\["([A-Za-z_]+)"\]/).map(\.output.1)
                + text.matches(of: /\b(?:value|variable|isSet|declared)\(((?:"[A-Za-z_]+"(?:, )?)+)/).flatMap { call in
                    call.output.1.matches(of: /"([A-Z][A-Z_]*|[a-z]+_proxy)"/).map(\.output.1)
                }
            for name in names where !others.contains(String(name)) { found[String(name)] = file }
        }
        return found
    }

    /// The files and folders that are kept in the folders of the configuration and the state, with a slash before them.
    static func stateFiles() throws -> Set<String> {
        let files = try swiftFiles(below: "parlance/") + swiftFiles(below: "Chat/ParlanceConversations/Store/")
        let keys = try swiftFiles(below: "Gateway/GatewayCore/Configuration/").filter { $0.file.contains("KeyStore") }
        return (files + keys).reduce(into: []) { found, file in
            for match in file.text.matches(of: /\+ "(\/[a-z-]+(?:\.[a-z]+)?)"/) { found.insert(String(match.output.1)) }
        }
    }

    private static func swiftFiles(below folder: String) throws -> [(file: String, text: String)] {
        let root = URL(filePath: #filePath).appending(path: "../../../../Sources").standardizedFileURL
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
            .filter { $0.hasPrefix(folder) && $0.hasSuffix(".swift") }
            .map { ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8)) }
    }
}
