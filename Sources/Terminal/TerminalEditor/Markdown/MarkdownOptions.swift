package import TerminalMarkdown

/// How Markdown is laid out for a terminal.
package struct MarkdownOptions: Sendable {
    /// Finds what colors code of a language, named as in the source; `nil` if that is not known.
    package typealias CodeColorer = @Sendable (_ language: String) -> (any CodeColoring)?

    /// The width in cells, asked at the beginning of each line.
    package var width: @Sendable () -> Int
    /// Whether signs outside ASCII may be used for bullets, boxes and lines.
    package var isUTF8: Bool
    /// Whether the address of a link is shown behind its text, for places where a link cannot be followed otherwise.
    package var showsLinkAddresses: Bool
    /// Whether text that is struck through keeps its signs, as nothing else would show it.
    package var showsStrikeSigns = false
    /// The rules by which the text is read.
    package var dialect = MarkdownDialect.commonMark
    /// What colors code.
    package var codeColorer: CodeColorer

    /// Makes options; by default for a file.
    package init(
        width: @escaping @Sendable () -> Int = { TerminalCapabilities.defaultColumns },
        isUTF8: Bool = true,
        showsLinkAddresses: Bool = false,
        codeColorer: @escaping CodeColorer = { _ in nil }
    ) {
        self.width = width
        self.isUTF8 = isUTF8
        self.showsLinkAddresses = showsLinkAddresses
        self.codeColorer = codeColorer
    }

    /// Makes options for a fixed width.
    package init(
        width: Int, isUTF8: Bool = true, showsLinkAddresses: Bool = false,
        dialect: MarkdownDialect = .commonMark, codeColorer: @escaping CodeColorer = { _ in nil }
    ) {
        self.init(
            width: { width }, isUTF8: isUTF8, showsLinkAddresses: showsLinkAddresses, codeColorer: codeColorer)
        self.dialect = dialect
    }
}
