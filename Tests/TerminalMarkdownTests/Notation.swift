import TerminalMarkdown

/// Events as a person reads them: `<b>`, `<i>`, `<s>` and `<code>` for styles, `<a ADDRESS>` for links, `¦` between the
/// cells of a row, and blocks by their signs. Each line of what is shown is a line.
struct Notation {
    private(set) var text = ""
    private var style: MarkdownStyle = []
    private var marks: [String] = []

    /// What an answer looks like.
    static func answer(_ source: String) -> String {
        var notation = Notation()
        for event in events([source], .answer) { notation.add(event) }
        return notation.text
    }

    private mutating func add(_ event: MarkdownEvent) {
        switch event {
        case .text(let text, let style):
            change(to: style)
            self.text += text
            return
        case .softBreak: text += " "
        case .lineBreak:
            change(to: [])
            text += "\n"
        case .html(let tag): text += tag
        case .code(let code): text += code
        case .rule: beginLine("———")
        case .underline(let level): beginLine(level == 1 ? "===" : "---")
        case .blankLine: break
        case .task(let isDone): text += isDone ? "☑ " : "☐ "
        case .definition(let label, let destination): beginLine("[\(label)]: \(destination)")
        case .beginLink(let link):
            change(to: [])
            text += "<a \(link.destination)>"
        case .endLink:
            change(to: [])
            text += "</a>"
        case .begin(let block): begin(block)
        case .end(let block): end(block)
        }
    }

    private mutating func begin(_ block: MarkdownBlock) {
        switch block {
        case .list, .row, .table: break
        case .item(.bullet): marks.append("• ")
        case .item(.number(let number, let delimiter)): marks.append("\(number)\(delimiter) ")
        case .quote: marks.append("│ ")
        case .heading(let level): beginLine(String(repeating: "#", count: level) + " ")
        case .code(let language): beginLine("<pre \(language)>\n")
        case .cell: if text.hasSuffix("¦") { text += " " } else { beginLine("") }
        case .paragraph, .html: beginLine("")
        }
    }

    private mutating func end(_ block: MarkdownBlock) {
        change(to: [])
        switch block {
        case .code: text += "</pre>"
        case .cell: text += " ¦"
        case .row: text = text.hasSuffix(" ¦") ? String(text.dropLast(2)) : text
        case .item where !marks.isEmpty, .quote where !marks.isEmpty: beginLine("")
        default: break
        }
    }

    private mutating func beginLine(_ start: String) {
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        text += marks.joined() + start
        marks = []
    }

    private mutating func change(to next: MarkdownStyle) {
        let tags: [(MarkdownStyle, String)] = [
            (.strong, "b"), (.emphasis, "i"), (.struckThrough, "s"), (.code, "code"),
        ]
        for (style, tag) in tags.reversed() where self.style.contains(style) && !next.contains(style) {
            text += "</\(tag)>"
        }
        for (style, tag) in tags where next.contains(style) && !self.style.contains(style) { text += "<\(tag)>" }
        style = next
    }
}
