/// Turns nodes whose emphasis is decided into events.
struct InlineEvents {
    private(set) var events: [MarkdownEvent] = []
    private let bytes: [UInt8]
    /// Text that may go on, and its style.
    private var pending = ""
    private var pendingStyle: MarkdownStyle = []
    private var emphasisDepth = 0
    private var strongDepth = 0
    private var strikeDepth = 0
    private var linkDepth = 0
    private let dialect: MarkdownDialect

    init(
        nodes: [InlineNode], delimiters: [DelimiterRun], bytes: [UInt8], end: Int, dialect: MarkdownDialect
    ) {
        self.bytes = bytes
        self.dialect = dialect
        for node in nodes {
            guard node.start < end else { break }
            if case .delimiters(let number) = node.kind {
                append(delimiters[number])
            } else {
                append(node)
            }
        }
        flush()
    }

    private var style: MarkdownStyle {
        var style: MarkdownStyle = []
        if emphasisDepth > 0 { style.insert(.emphasis) }
        if strongDepth > 0 { style.insert(.strong) }
        if strikeDepth > 0 { style.insert(.struckThrough) }
        return style
    }

    private mutating func append(_ run: DelimiterRun) {
        for style in run.closed { change(style, by: -1) }
        if run.count > 0 { append(String(repeating: [run.byte].string, count: run.count), style) }
        for style in run.opened.reversed() { change(style, by: 1) }
    }

    private mutating func change(_ style: MarkdownStyle, by step: Int) {
        switch style {
        case .emphasis: emphasisDepth += step
        case .strong: strongDepth += step
        default: strikeDepth += step
        }
    }

    private mutating func append(_ node: InlineNode) {
        switch node.kind {
        case .text(let end): append(bytes[node.start..<max(node.start, end)].string, style)
        case .literal(let text): append(text, style)
        case .code(let text): appendCode(text)
        case .formula(let end): appendLines(bytes[node.start..<end].string, style)
        case .html(let end): append(.html(bytes[node.start..<end].string))
        case .autolink(let link, let text):
            append(.beginLink(link))
            append(text, style)
            append(.endLink)
        case .softBreak: append(.softBreak)
        case .lineBreak: append(.lineBreak)
        case .beginLink(let link):
            linkDepth += 1
            append(.beginLink(link))
        case .endLink:
            linkDepth -= 1
            append(.endLink)
        case .delimiters: break
        }
    }

    private mutating func appendCode(_ text: String) {
        let style = style.union(.code)
        guard linkDepth == 0, dialect == .answer, let link = InlineParser.address(inCode: text) else {
            return appendLines(text, style)
        }
        append(.beginLink(link))
        append(text, style)
        append(.endLink)
    }

    private mutating func appendLines(_ text: String, _ style: MarkdownStyle) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { append(.lineBreak) }
            append(String(line), style)
        }
    }

    private mutating func append(_ event: MarkdownEvent) {
        flush()
        events.append(event)
    }

    private mutating func append(_ text: String, _ style: MarkdownStyle) {
        if style != pendingStyle { flush() }
        pendingStyle = style
        pending += text
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        events.append(.text(pending, pendingStyle))
        pending = ""
    }
}
