import TerminalMarkdown

/// The events of a text in chunks; neighboring texts that look alike are joined.
func events(_ chunks: [String], _ dialect: MarkdownDialect = .commonMark) -> [MarkdownEvent] {
    var parser = MarkdownParser(dialect)
    var events: [MarkdownEvent] = []
    for event in chunks.flatMap({ parser.feed($0) }) + parser.finish() {
        switch (events.last, event) {
        case (.text(let first, let style)?, .text(let second, let next)) where style == next:
            events[events.count - 1] = .text(first + second, style)
        case (.code(let first)?, .code(let second)):
            events[events.count - 1] = .code(first + second)
        case (.blankLine?, .blankLine): break
        default: events.append(event)
        }
    }
    return events
}
