/// How Markdown is laid out for a terminal.
public struct MarkdownOptions: Sendable {
    /// Finds what colours code of a language, named as in the source; `nil` if that is not known.
    public typealias CodeColorer = @Sendable (_ language: String) -> (any CodeColoring)?

    /// The width in cells, asked at the beginning of each line.
    public var width: @Sendable () -> Int
    /// Whether signs outside ASCII may be used for bullets, boxes and lines.
    public var isUTF8: Bool
    /// Whether the address of a link is shown behind its text, for places where a link cannot be followed otherwise.
    public var showsLinkAddresses: Bool
    /// What colours code.
    public var codeColorer: CodeColorer

    /// Makes options; by default for a file.
    public init(
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
    public init(
        width: Int, isUTF8: Bool = true, showsLinkAddresses: Bool = false,
        codeColorer: @escaping CodeColorer = { _ in nil }
    ) {
        self.init(
            width: { width }, isUTF8: isUTF8, showsLinkAddresses: showsLinkAddresses, codeColorer: codeColorer)
    }
}
