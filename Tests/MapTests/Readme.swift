import Foundation

/// A page of the repository, such as its `README.md`, taken apart.
struct Readme {
    /// The repository's folder.
    static let repository = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

    /// A picture or a link, and what is said of it.
    struct Link {
        let isPicture: Bool
        let text: String
        let target: String
    }

    let lines: [String]
    let links: [Link]
    private let sections: [String: String]

    init(text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        links = text.matches(of: /(!?)\[([^\]]*)\]\(([^)\s]+)\)/).map { match in
            Link(isPicture: match.output.1 == "!", text: String(match.output.2), target: String(match.output.3))
        }
        var sections: [String: String] = [:]
        for part in ("\n" + text).components(separatedBy: "\n## ") {
            let title = part.prefix { $0 != "\n" }
            sections[String(title)] = String(part.dropFirst(title.count))
        }
        self.sections = sections
    }

    /// Reads a page.
    init(path: String = "README.md") throws {
        self.init(text: try Self.text(of: path))
    }

    /// A file of the repository.
    static func text(of path: String) throws -> String {
        try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }

    /// The files of a folder of the repository, in order.
    static func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: repository.appending(path: folder).path).sorted()
            .map { "\(folder)/\($0)" }
    }

    /// The lines of the first code block of a section.
    func commands(in section: String) -> [String] {
        let blocks = sections[section, default: ""].components(separatedBy: "```")
        return blocks.count > 1 ? blocks[1].split(separator: "\n").dropFirst().map(String.init) : []
    }
}
