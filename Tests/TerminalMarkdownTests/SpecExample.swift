import Foundation
import Testing

/// An example of a specification: Markdown and its HTML.
struct SpecExample: Sendable, CustomTestStringConvertible {
    /// The file's name and the number within it.
    let name: String
    let section: String
    let markdown: String
    let html: String

    var testDescription: String { name }

    /// All examples of the files in `Fixtures`, but for the sections on raw HTML, which is shown as it is.
    static let all: [SpecExample] = ["commonmark-0.31.2", "gfm-0.29"].flatMap(read).filter {
        !["HTML blocks", "Raw HTML", "Disallowed Raw HTML (extension)"].contains($0.section)
    }

    private static func read(_ file: String) -> [SpecExample] {
        guard let url = Bundle.module.resourceURL?.appending(path: "Fixtures/\(file).txt"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        let fence = String(repeating: "`", count: 32)
        var examples: [SpecExample] = []
        var section = ""
        // What is outside of examples and what is within alternate.
        for (index, part) in text.split(separator: fence, omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                section =
                    part.split(separator: "\n").last { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) } ?? section
                continue
            }
            let lines = part.replacing("→", with: "\t").split(separator: "\n", omittingEmptySubsequences: false)
                .dropFirst()
            guard let border = lines.firstIndex(of: ".") else { continue }
            examples.append(
                SpecExample(
                    name: "\(file) \(index / 2 + 1)", section: section,
                    markdown: lines[..<border].map { $0 + "\n" }.joined(),
                    html: lines[(border + 1)...].joined(separator: "\n")))
        }
        return examples
    }
}
