import TerminalMarkdown

/// Turns the events of a Markdown text into HTML. Raw HTML in it is shown as it is written, never obeyed, and images are
/// told by their text: a page that loads nothing tells nobody that it is read.
struct MarkdownHTML {
    /// So many cells are added to a row that has fewer than the head.
    private static let mostEmptyCells = 100

    private var pieces: [String] = []
    /// The end tags of what is open.
    private var ends: [String] = []
    /// Where the tag of the last paragraph stands, which the line below it may make a heading.
    private var paragraph: (start: Int, depth: Int)?
    /// The end tags of the links that are open; empty for those that lead nowhere.
    private var links: [String] = []
    /// The numbers that the next items of the open lists have by themselves.
    private var nextNumbers: [Int?] = []
    private var code: (language: String, text: String)?
    private var table: (columns: [MarkdownAlignment], isHead: Bool, column: Int)?

    /// The HTML of a text.
    static func render(_ source: String) -> String {
        var parser = MarkdownParser(.answer)
        var page = MarkdownHTML()
        for event in parser.feed(source) + parser.finish() { page.add(event) }
        return page.pieces.joined()
    }

    private mutating func add(_ event: MarkdownEvent) {
        switch event {
        case .begin(let block): begin(block)
        case .end(let block): end(block)
        case .blankLine: break
        case .text(let text, let style): pieces.append(Self.styled(HTMLText.escape(text), style))
        case .softBreak: pieces.append("\n")
        case .lineBreak: pieces.append("<br>\n")
        case .beginLink(let link): begin(link)
        case .endLink: pieces.append(links.popLast() ?? "")
        case .html(let text): pieces.append("<code>\(HTMLText.escape(text))</code>")
        case .code(let text): code?.text += text
        case .task(let isDone): pieces.append(isDone ? "☑ " : "☐ ")
        case .underline(let level): underline(level)
        case .rule: pieces.append("<hr>\n")
        case .definition(let label, let destination):
            let text = HTMLText.escape("[\(label)]: \(destination)")
            pieces.append("<p>\(HTMLText.linkStart(to: destination).map { "\($0)\(text)</a>" } ?? text)</p>\n")
        }
    }

    // MARK: Blocks

    private mutating func begin(_ block: MarkdownBlock) {
        switch block {
        case .paragraph:
            paragraph = (pieces.count, ends.count)
            open("<p>", "</p>\n")
        case .heading(let level): open("<\(Self.heading(level))>", "</\(Self.heading(level))>\n")
        case .quote: open("<blockquote>\n", "</blockquote>\n")
        // Its first item tells of what kind it is.
        case .list:
            open("", "")
            nextNumbers.append(nil)
        case .item(let marker): beginItem(marker)
        case .code(let language): code = (language, "")
        case .html: code = ("html", "")
        case .table(let columns, let hasHead):
            table = (columns, hasHead, 0)
            open("<table>\n", "</table>\n")
        case .row:
            table?.column = 0
            open("<tr>", "</tr>\n")
        case .cell:
            let tag = table?.isHead == true ? "th" : "td"
            open("<\(tag)\(Self.alignment(table.flatMap { $0.columns.dropFirst($0.column).first }))>", "</\(tag)>")
            table?.column += 1
        }
    }

    private mutating func end(_ block: MarkdownBlock) {
        switch block {
        case .code, .html:
            guard let (language, text) = code else { return }
            pieces.append("<pre><code>\(HTMLText.code(text, language: language))</code></pre>\n")
            code = nil
        case .row:
            let missing = (table?.columns.count ?? 0) - (table?.column ?? 0)
            // A head of thousands of columns over thousands of short rows would be a page of gigabytes. Without its empty
            // cells a row looks the same but for their borders.
            pieces += Array(repeating: "<td></td>", count: min(max(0, missing), Self.mostEmptyCells))
            close()
            table?.isHead = false
        case .table:
            close()
            table = nil
        case .list:
            close()
            nextNumbers.removeLast()
        default: close()
        }
    }

    private mutating func open(_ start: String, _ end: String) {
        pieces.append(start)
        ends.append(end)
    }

    private mutating func close() {
        pieces.append(ends.popLast() ?? "")
    }

    private mutating func beginItem(_ marker: MarkdownMarker) {
        // The list's own end tag is empty until its first item.
        if let last = ends.last, last.isEmpty {
            switch marker {
            case .bullet:
                pieces.append("<ul>\n")
                ends[ends.count - 1] = "</ul>\n"
            case .number(let first, _):
                pieces.append("<ol start=\"\(first)\">\n")
                ends[ends.count - 1] = "</ol>\n"
            }
        }
        var value = ""
        if case .number(let number, _) = marker, let last = nextNumbers.indices.last {
            // An answer's items have the numbers that the model gave them.
            if let next = nextNumbers[last], next != number { value = " value=\"\(number)\"" }
            nextNumbers[last] = number + 1
        }
        open("<li\(value)>", "</li>\n")
    }

    private mutating func underline(_ level: Int) {
        guard let (start, depth) = paragraph, ends.indices.contains(depth) else { return }
        pieces[start] = "<\(Self.heading(level))>"
        ends[depth] = "</\(Self.heading(level))>\n"
    }

    /// The page has headings of its own above those of an answer.
    private static func heading(_ level: Int) -> String { "h\(min(level + 2, 6))" }

    private static func alignment(_ alignment: MarkdownAlignment?) -> String {
        switch alignment {
        case .left: " class=\"left\""
        case .center: " class=\"center\""
        case .right: " class=\"right\""
        case .unspecified, nil: ""
        }
    }

    // MARK: Text

    private mutating func begin(_ link: MarkdownLink) {
        let start = HTMLText.linkStart(to: link.destination)
        // A link in a link is none in HTML, and an image may stand in one.
        let leads = start != nil && links.allSatisfy(\.isEmpty)
        if link.kind == .image { pieces.append("🖼 ") }
        pieces.append(leads ? start ?? "" : "")
        links.append(leads ? "</a>" : "")
    }

    private static func styled(_ text: String, _ style: MarkdownStyle) -> String {
        let tags: [(MarkdownStyle, String)] = [
            (.code, "code"), (.struckThrough, "del"), (.emphasis, "em"), (.strong, "strong"),
        ]
        return tags.reduce(text) { style.contains($1.0) ? "<\($1.1)>\($0)</\($1.1)>" : $0 }
    }
}
