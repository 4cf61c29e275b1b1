/// Turns nodes whose emphasis is decided into events.
struct InlineEvents {
    private(set) var events: [MarkdownEvent] = []
    private let bytes: [UInt8]
    private var emphasisDepth = 0
    private var strongDepth = 0
    private var strikeDepth = 0

    init(nodes: [InlineNode], delimiters: [DelimiterRun], bytes: [UInt8], end: Int) {
        self.bytes = bytes
        for node in nodes {
            guard node.start < end else { break }
            if case .delimiters(let number) = node.kind {
                append(delimiters[number])
            } else {
                append(node)
            }
        }
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
        case .code(let text): append(text, style.union(.code))
        case .html(let end): events.append(.html(bytes[node.start..<end].string))
        case .autolink(let link, let text):
            events.append(.beginLink(link))
            append(text, style)
            events.append(.endLink)
        case .softBreak: events.append(.softBreak)
        case .lineBreak: events.append(.lineBreak)
        case .beginLink(let link): events.append(.beginLink(link))
        case .endLink: events.append(.endLink)
        case .delimiters: break
        }
    }

    private mutating func append(_ text: String, _ style: MarkdownStyle) {
        guard !text.isEmpty else { return }
        if case .text(let last, style)? = events.last {
            events[events.count - 1] = .text(last + text, style)
        } else {
            events.append(.text(text, style))
        }
    }
}
