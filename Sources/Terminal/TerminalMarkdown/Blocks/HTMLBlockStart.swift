/// Tells with what an HTML block begins and ends (CommonMark 0.31.2, section 4.6).
enum HTMLBlockStart {
    /// The kind of block that begins at the `<` at an index of a whole line.
    static func kind(of line: [UInt8], at index: Int, interruptsParagraph: Bool) -> HTMLBlockKind? {
        let next = index + 1
        guard next < line.count else { return nil }
        if line[next] == .bang {
            if line.hasWord("--", at: next + 1) { return .comment }
            if line.hasWord("[cdata[", at: next + 1) { return .characterData }
            return next + 1 < line.count && line[next + 1].isLetter ? .declaration : nil
        }
        if line[next] == .question { return .instruction }
        let isClosing = line[next] == .slash
        let nameStart = isClosing ? next + 1 : next
        let nameEnd = line.skip(from: nameStart, while: \.isAlphanumeric)
        let name = line[nameStart..<nameEnd].map(\.lowercased).string
        let follower = nameEnd < line.count ? line[nameEnd] : .space
        if !isClosing, verbatimTags.contains(name), follower.isBlank || follower == .greater { return .verbatim }
        if blockTags.contains(name),
            follower.isBlank || follower == .greater || line.hasWord("/>", at: nameEnd)
        {
            return .block
        }
        guard !interruptsParagraph else { return nil }
        let scanner = InlineHTML(bytes: line, isFinal: true)
        guard case .found(_, let end) = isClosing ? scanner.closingTag(at: index) : scanner.openTag(at: index),
            line[next].isLetter || isClosing, line[end...].allSatisfy(\.isBlank)
        else { return nil }
        return .anyTag
    }

    /// Whether a line has the end of a block in it.
    static func ends(_ kind: HTMLBlockKind, in line: ArraySlice<UInt8>) -> Bool {
        let text = line.map(\.lowercased)
        return switch kind {
        case .verbatim: verbatimTags.contains { contains(text, "</\($0)>") }
        case .comment: contains(text, "-->")
        case .instruction: contains(text, "?>")
        case .declaration: contains(text, ">")
        case .characterData: contains(text, "]]>")
        case .block, .anyTag: false
        }
    }

    private static func contains(_ text: [UInt8], _ part: String) -> Bool {
        let part = Array(part.utf8)
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { start in
            text[start] == part[0] && text[start..<start + part.count].elementsEqual(part)
        }
    }

    private static let verbatimTags: Set<String> = ["pre", "script", "style", "textarea"]

    private static let blockTags: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
        "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe",
        "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
        "track", "ul",
    ]
}
