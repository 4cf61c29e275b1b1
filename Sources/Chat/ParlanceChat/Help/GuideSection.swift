import ParlanceConversations

/// A part of an article: a heading and what is below it.
struct GuideSection: Sendable, Hashable {
    /// The words of the heading.
    let heading: String
    /// How many signs the heading has: 2 for a section, 3 for one within it.
    let level: Int
    /// The text with its heading, the sections within it, too.
    let text: String

    /// The words of the heading without marks, in lower case.
    var words: [String] {
        heading.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "-" }.map(String.init)
    }

    /// The end of a link that leads here, as DocC makes it.
    var anchor: String { heading.filter { $0 != "'" && $0 != "`" && $0 != "," }.replacing(" ", with: "-") }

    /// The sections of a Markdown text. Its title is none, and neither is a `#` in code.
    static func all(in text: String) -> [GuideSection] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var heads: [(line: Int, level: Int)] = []
        var isCode = false
        for (number, line) in lines.enumerated() {
            if line.hasPrefix("```") { isCode.toggle() }
            let level = line.prefix { $0 == "#" }.count
            if !isCode, level > 1, line.dropFirst(level).first == " " { heads.append((number, level)) }
        }
        return heads.enumerated().map { index, head in
            let end = heads[(index + 1)...].first { $0.level <= head.level }?.line ?? lines.count
            return GuideSection(
                heading: String(lines[head.line].dropFirst(head.level + 1)), level: head.level,
                text: lines[head.line..<end].joined(separator: "\n").trimmingWhitespace())
        }
    }
}
