import TerminalMarkdown

@testable import TerminalEditor

/// The lines of Markdown, without their roles.
func frame(
    _ markdown: String, width: Int = 40, isUTF8: Bool = true, showsLinkAddresses: Bool = false,
    dialect: MarkdownDialect = .commonMark
) -> [String] {
    var lines = rendered(
        markdown,
        MarkdownOptions(
            width: width, isUTF8: isUTF8, showsLinkAddresses: showsLinkAddresses, dialect: dialect)
    ).description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
}

/// Markdown that came in one piece.
func rendered(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions(width: 40)) -> StyledText {
    var stream = MarkdownStream(options: options)
    return stream.feed(markdown) + stream.finish()
}
