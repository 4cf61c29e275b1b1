import TerminalMarkdown

/// Text within paragraphs, headings and cells.
extension MarkdownLayout {
    mutating func addInline(_ event: MarkdownEvent) {
        switch event {
        case .text(let text, let style): addText(text, style)
        case .softBreak: addSoftBreak()
        case .lineBreak: addLineBreak()
        case .html(let tag):
            if Self.isLineBreak(tag) { addLineBreak() } else { add(span(tag, .dim), keepsSpaces: true) }
        case .beginLink(let link):
            endStrike()
            links.append((link, ""))
        case .endLink:
            endStrike()
            endLink()
        case .task(let isDone):
            add(StyledText.Span(isDone ? signs.doneBox : signs.openBox, .marker), keepsSpaces: true)
            addSpace()
        default: break
        }
    }

    private mutating func addText(_ text: String, _ style: MarkdownStyle) {
        setStrike(style.contains(.struckThrough))
        for index in links.indices { links[index].text += text }
        let role: TextStyle = style.contains(.code) ? .code : links.isEmpty ? textRole : .link
        var span = span(text, role)
        if style.contains(.strong) { span.attributes.insert(.strong) }
        if style.contains(.emphasis) { span.attributes.insert(.emphasis) }
        if style.contains(.struckThrough) { span.attributes.insert(.struckThrough) }
        add(span, keepsSpaces: style.contains(.code))
    }

    /// Begins or ends the signs around text that is struck through, where these are shown.
    private mutating func setStrike(_ isStruck: Bool) {
        guard options.showsStrikeSigns, isStruck != isInStrike else { return }
        isInStrike = isStruck
        add(span("~~", textRole), keepsSpaces: false)
    }

    /// Ends what is struck through before something that is not text.
    mutating func endStrike() { setStrike(false) }

    private func span(_ text: String, _ role: TextStyle) -> StyledText.Span {
        let destination = links.first { !$0.link.destination.isEmpty }?.link.destination
        return StyledText.Span(text, role, attributes: textAttributes, link: destination)
    }

    private mutating func add(_ span: StyledText.Span, keepsSpaces: Bool) {
        if cell == nil {
            // An answer is shown with the spaces that it was written with, also at the beginnings of its lines.
            let keepsAll = options.dialect == .answer
            wrapper.add(
                span, spaces: keepsAll ? .asWritten : keepsSpaces ? .betweenWords : .single,
                isUnbroken: links.last?.link.kind == .autolink)
        } else {
            cell?.append(span)
        }
    }

    private mutating func addSpace() {
        let space = span(" ", links.isEmpty ? textRole : .link)
        if cell == nil {
            wrapper.addSpace(space)
        } else {
            cell?.append(space)
        }
    }

    private mutating func addSoftBreak() {
        if cell == nil {
            wrapper.addSoftBreak(span(" ", links.isEmpty ? textRole : .link))
        } else {
            addSpace()
        }
    }

    private mutating func addLineBreak() {
        if cell == nil {
            wrapper.endLine()
        } else {
            cell?.append("\n")
        }
    }

    /// Ends a link. Its address is shown only once, and not where a click leads to it.
    private mutating func endLink() {
        guard let (link, text) = links.last else { return }
        if text.isEmpty {
            addText(link.kind == .image ? signs.image : link.destination, [])
        }
        links.removeLast()
        let isShown = link.destination.isEmpty || text == link.destination || "mailto:" + text == link.destination
        guard showsAddress(of: link), link.kind != .autolink, !isShown, !(text.isEmpty && link.kind == .link) else {
            return
        }
        addSpace()
        var address = StyledText.Span("(\(link.destination))", .dim, link: link.destination)
        address.text = String(address.text.map { $0.isWhitespace ? "_" : $0 })
        add(address, keepsSpaces: true)
    }

    /// Whether nothing else would show where a link leads. No click leads to a file or to a part of the text.
    private func showsAddress(of link: MarkdownLink) -> Bool {
        options.showsLinkAddresses || options.dialect == .answer && LinkAddress(link.destination) == nil
    }

    /// Whether a tag is `<br>`.
    private static func isLineBreak(_ tag: String) -> Bool {
        let name = tag.lowercased().filter { !$0.isWhitespace }
        return name == "<br>" || name == "<br/>"
    }
}
