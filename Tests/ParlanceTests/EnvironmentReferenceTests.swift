import Foundation
import TestSupport
import Testing

/// The guide's list of environment variables, held against the names in the sources.
@Suite("The reference of environment variables")
struct EnvironmentReferenceTests {
    /// The names that the sources read or set. The manual only describes them.
    private static func named() throws -> Set<String> {
        let sources = GuideFile.folder.appending(path: "../..").standardizedFileURL
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { path in
            path.hasSuffix(".swift") && !path.hasSuffix("ManualEnvironment.swift") && !path.hasPrefix("Workbench")
                && !path.contains("TerminalHighlighting")
        }
        var names: Set<String> = []
        for path in paths {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for name in text.matches(of: /"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+_proxy)"/) {
                names.insert(String(name.output.1))
            }
            for name in text.matches(of: /(?:value|variable|declared|isSet|environment)[(\[]"([A-Z][A-Z0-9]+)"/) {
                names.insert(String(name.output.1))
            }
        }
        return names
    }

    @Test("It has each variable that the sources name, and no other")
    func variables() throws {
        let article = try GuideFile("Configuration")
        let section = article.section("Environment variables")
        let cells = article.rows(below: "Environment variables").map { $0[0] }
        let prose = section.split(separator: "\n\n").last ?? ""
        let code = GuideFile.code(in: cells.joined(separator: "\n")) + GuideFile.code(in: prose)
        let listed = code.filter { $0.wholeMatch(of: /\w+/) != nil }
        // Words of longer lists in the sources, and what libedit reads.
        let words: Set = ["DOMTERM", "LANG", "EDITRC"]
        #expect(Set(listed).subtracting(words) == (try Self.named()).subtracting(words))
        for name in words { #expect(listed.contains(name), "\(name)") }
    }
}
