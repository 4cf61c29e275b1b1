package import Foundation

/// An article of the guide, read from the repository.
package struct GuideFile: Sendable {
    /// The folder of the articles.
    package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/parlance/Parlance.docc").standardizedFileURL

    /// The file's name without `.md`.
    package let name: String
    /// The whole text.
    package let text: String

    /// Reads an article.
    package init(_ name: String) throws {
        self.name = name
        text = try String(contentsOf: Self.folder.appending(path: name + ".md"), encoding: .utf8)
    }

    /// All articles, by name.
    package static func all() throws -> [GuideFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .map { try GuideFile(String($0.prefix { $0 != "." })) }
    }

    /// What is below a heading, up to the next one of its level or a higher one.
    package func section(_ heading: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("##") && $0.drop { $0 == "#" } == " \(heading)" })
        else { return "" }
        let level = lines[start].prefix { $0 == "#" }.count
        let end = lines[(start + 1)...].firstIndex { line in
            let signs = line.prefix { $0 == "#" }.count
            // In code, a sign begins a comment.
            return signs > 1 && signs <= level && line.dropFirst(signs).first == " "
        }
        return lines[(start + 1)..<(end ?? lines.endIndex)].joined(separator: "\n")
    }

    /// The cells of the first table below a heading, row by row.
    package func rows(below heading: String) -> [[String]] {
        let lines = section(heading).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
            let marked = line.replacing("\\|", with: "\u{0}")
            return marked.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
                $0.replacing("\u{0}", with: "|").trimmingCharacters(in: .whitespaces)
            }
        }
    }

    /// What is in code marks in a text, as it reads.
    package static func code(in text: some StringProtocol) -> [String] {
        String(text).replacing("\\|", with: "|").matches(of: /`([^`]+)`/)
            .map { $0.output.1.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// The code blocks of a language.
    package func blocks(of language: String) -> [String] {
        text.matches(of: /(?m)^```(\w+)\n([\s\S]*?)^```$/).filter { $0.output.1 == language }.map {
            String($0.output.2)
        }
    }
}
