import TerminalMarkdown

/// What is neither running text nor a table.
extension MarkdownLayout {
    /// Shows where a reference leads that has been shown as text. Definitions in a row are lines in a row.
    mutating func addDefinition(_ label: String, _ destination: String) {
        if !isAfterDefinition { beginLeaf(nil) }
        wrapper.add(StyledText.Span("[\(label)]:", .dim))
        wrapper.addSpace(StyledText.Span(" ", .dim))
        wrapper.add(StyledText.Span(destination, .link, link: destination))
        wrapper.endText()
        isAfterDefinition = true
    }

    mutating func underline(_ level: Int) {
        wrapper.endText()
        let sign = level == 1 ? signs.doubleLine : signs.line
        wrapper.writeLine(StyledText(String(repeating: sign, count: max(1, wrapper.widest)), .marker))
    }

    mutating func addCode(_ text: String) {
        if lastBlock == .html {
            addHTML(text)
        } else if coloring != nil {
            if let colored = coloring?.color(text) { wrapper.writeVerbatim(colored) }
        } else {
            wrapper.writeVerbatim(StyledText(text))
        }
    }

    private mutating func addHTML(_ text: String) {
        htmlLine += text
        while let end = htmlLine.firstIndex(of: "\n") {
            wrapper.writeLine(.dim(String(htmlLine[..<end])))
            htmlLine.removeSubrange(...end)
        }
    }
}
